CREATE TABLE `document_updates` (
	`document` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`author` text,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`document`, `seq`),
	FOREIGN KEY (`document`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`session` text NOT NULL,
	`head` integer DEFAULT 0 NOT NULL,
	`snapshot_seq` integer DEFAULT 0 NOT NULL,
	`snapshot` blob,
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_name` ON `documents` (`name`);--> statement-breakpoint
CREATE INDEX `documents_session` ON `documents` (`session`);