CREATE TABLE `__new_drafts` (
	`key` text NOT NULL,
	`kept_by` text DEFAULT '' NOT NULL,
	`content` text NOT NULL,
	`kept_at` integer NOT NULL,
	PRIMARY KEY(`key`, `kept_by`)
);
--> statement-breakpoint
INSERT INTO `__new_drafts`("key", "content", "kept_at") SELECT "key", "content", "kept_at" FROM `drafts`;
--> statement-breakpoint
DROP TABLE `drafts`;
--> statement-breakpoint
ALTER TABLE `__new_drafts` RENAME TO `drafts`;
