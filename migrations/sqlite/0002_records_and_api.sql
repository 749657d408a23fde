CREATE TABLE `access_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`secret_hash` text NOT NULL,
	`prefix` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_tokens_secret` ON `access_tokens` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `access_tokens_user` ON `access_tokens` (`user_id`);--> statement-breakpoint
CREATE TABLE `asked_questions` (
	`entry` integer PRIMARY KEY NOT NULL,
	`session` text NOT NULL,
	`ask` text NOT NULL,
	`phase` text NOT NULL,
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `asked_questions_ask` ON `asked_questions` (`session`,`ask`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`account` text NOT NULL,
	`route` text NOT NULL,
	`key_hash` text NOT NULL,
	`fingerprint` text NOT NULL,
	`resource` text NOT NULL,
	`expires_at` integer NOT NULL,
	`answer` blob,
	PRIMARY KEY(`account`, `route`, `key_hash`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_expires` ON `idempotency_keys` (`expires_at`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`account` text,
	`session` text,
	`key` text,
	`lane` text,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`run_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`error` text,
	`result` text,
	FOREIGN KEY (`account`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_created` ON `jobs` (`created_at`);--> statement-breakpoint
CREATE INDEX `jobs_lane` ON `jobs` (`lane`,`created_at`);--> statement-breakpoint
CREATE INDEX `jobs_session` ON `jobs` (`session`);--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`key`) WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE TABLE `search_courses` (
	`course` text PRIMARY KEY NOT NULL,
	`revision` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `service_clients` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `service_clients_user` ON `service_clients` (`user_id`);--> statement-breakpoint
CREATE TABLE `webhook_marks` (
	`session` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`session`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`url` text NOT NULL,
	`description` text NOT NULL,
	`events` text NOT NULL,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_until` integer,
	`active` integer NOT NULL,
	`disabled_reason` text,
	`created_at` integer NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhooks_account` ON `webhooks` (`account`);--> statement-breakpoint
DROP INDEX `sessions_created`;--> statement-breakpoint
ALTER TABLE `sessions` ADD `started_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `learners` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `sessions_owner` ON `sessions` (`owner`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_title` ON `sessions` (title collate nocase,`id`);--> statement-breakpoint
CREATE INDEX `sessions_created` ON `sessions` (`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `people` ADD `role` text DEFAULT 'learner' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `standing` text DEFAULT 'in' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `deactivated_at` integer;--> statement-breakpoint
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
);--> statement-breakpoint
INSERT INTO `search_entries` (`search_entries`, `rank`) VALUES ('secure-delete', 1);--> statement-breakpoint
UPDATE `people` SET `role` = joined.role FROM (
	SELECT `session`, json_extract(`body`, '$.participant') AS participant, json_extract(`body`, '$.role') AS role
	FROM `events` WHERE json_extract(`body`, '$.type') = 'person.joined'
) AS joined WHERE joined.session = `people`.`session` AND joined.participant = `people`.`participant`;--> statement-breakpoint
UPDATE `people` SET `standing` = newest.standing FROM (
	SELECT `session`, json_extract(`body`, '$.participant') AS participant, max(`seq`),
		CASE json_extract(`body`, '$.type')
			WHEN 'person.joined' THEN json_extract(`body`, '$.standing')
			WHEN 'person.admitted' THEN 'in'
			ELSE 'removed'
		END AS standing
	FROM `events`
	WHERE json_extract(`body`, '$.type') IN ('person.joined', 'person.admitted', 'person.removed')
	GROUP BY 1, 2
) AS newest WHERE newest.session = `people`.`session` AND newest.participant = `people`.`participant`;--> statement-breakpoint
UPDATE `sessions` SET
	`learners` = (
		SELECT count(*) FROM `people`
		WHERE `people`.`session` = `sessions`.`id` AND `role` = 'learner' AND `standing` = 'in'
	),
	`started_at` = (
		SELECT `at` FROM `events`
		WHERE `events`.`session` = `sessions`.`id` AND json_extract(`body`, '$.type') = 'session.started'
	);--> statement-breakpoint
INSERT INTO `search_entries` (`course`, `kind`, `ref`, `slide`, `title`, `body`, `notes`)
	SELECT `sessions`.`course`, 'asked', `session` || '/' || json_extract(`body`, '$.ask'), json_extract(`body`, '$.slide') + 1,
		'', replace(replace(json_extract(`body`, '$.text'), char(1), ' '), char(2), ' '), ''
	FROM `events` JOIN `sessions` ON `sessions`.`id` = `events`.`session`
	WHERE json_extract(`body`, '$.type') = 'ask.submitted' AND NOT EXISTS (
		SELECT 1 FROM `events` AS taken
		WHERE taken.`session` = `events`.`session` AND json_extract(taken.`body`, '$.type') = 'ask.settled'
			AND json_extract(taken.`body`, '$.phase') = 'withdrawn'
			AND json_extract(taken.`body`, '$.ask') = json_extract(`events`.`body`, '$.ask')
	);--> statement-breakpoint
INSERT INTO `asked_questions` (`entry`, `session`, `ask`, `phase`)
	SELECT found.`rowid`, `events`.`session`, json_extract(`events`.`body`, '$.ask'),
		coalesce((
			SELECT json_extract(settled.`body`, '$.phase') FROM `events` AS settled
			WHERE settled.`session` = `events`.`session` AND json_extract(settled.`body`, '$.type') = 'ask.settled'
				AND json_extract(settled.`body`, '$.ask') = json_extract(`events`.`body`, '$.ask')
			ORDER BY settled.`seq` DESC LIMIT 1
		), iif(json_extract(`events`.`body`, '$.waiting'), 'waiting', 'shown'))
	FROM `events` JOIN `search_entries` AS found
		ON found.`ref` = `events`.`session` || '/' || json_extract(`events`.`body`, '$.ask') AND found.`kind` = 'asked'
	WHERE json_extract(`events`.`body`, '$.type') = 'ask.submitted';
