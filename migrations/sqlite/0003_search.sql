CREATE TABLE `search_courses` (
	`course` text PRIMARY KEY NOT NULL,
	`revision` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL
);

--> statement-breakpoint
CREATE VIRTUAL TABLE `search_entries` USING fts5(
	`course` UNINDEXED,
	`kind` UNINDEXED,
	`ref` UNINDEXED,
	`slide` UNINDEXED,
	`title`,
	`body`,
	`notes`,
	tokenize = "unicode61 remove_diacritics 2",
	prefix = '2 3'
);
