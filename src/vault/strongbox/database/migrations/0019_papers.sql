ALTER TABLE `contacts` ADD `starts_at` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `contacts` ADD `place` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `contacts` ADD `child_was` text;
--> statement-breakpoint
ALTER TABLE `contacts` ADD `institutions` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `contacts` ADD `answer` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `contacts` ADD `refused` integer DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE `contacts` ADD `refusal` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `home_visits` ADD `starts_at` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `home_visits` ADD `home` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `home_visits` ADD `advised` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `home_visits` ADD `agreed` text DEFAULT '' NOT NULL;
