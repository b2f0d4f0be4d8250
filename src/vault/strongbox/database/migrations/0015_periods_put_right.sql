ALTER TABLE `tracking_periods` ADD `removed_at` integer;
--> statement-breakpoint
ALTER TABLE `tracking_periods` ADD `removed_by` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `tracking_periods` ADD `removal_reason` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `summaries` ADD `removed_at` integer;
--> statement-breakpoint
ALTER TABLE `summaries` ADD `removed_by` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `summaries` ADD `removal_reason` text DEFAULT '' NOT NULL;
