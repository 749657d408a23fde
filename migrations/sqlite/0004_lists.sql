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
DROP INDEX `sessions_created`;--> statement-breakpoint
ALTER TABLE `sessions` ADD `started_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `learners` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `sessions_owner` ON `sessions` (`owner`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_title` ON `sessions` (title collate nocase,`id`);--> statement-breakpoint
CREATE INDEX `sessions_created` ON `sessions` (`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `people` ADD `role` text DEFAULT 'learner' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `standing` text DEFAULT 'in' NOT NULL;--> statement-breakpoint
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
	);
