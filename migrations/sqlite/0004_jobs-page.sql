ALTER TABLE `jobs` ADD `session` text REFERENCES sessions(id);--> statement-breakpoint
CREATE INDEX `jobs_session` ON `jobs` (`session`);