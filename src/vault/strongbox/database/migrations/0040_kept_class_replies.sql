ALTER TABLE `screening_findings` ADD `import_id` text REFERENCES roster_imports(id);
--> statement-breakpoint
ALTER TABLE `screening_findings` ADD `replaced_at` integer;
--> statement-breakpoint
ALTER TABLE `screening_findings` ADD `replaced_by` text REFERENCES roster_imports(id);
--> statement-breakpoint
ALTER TABLE `screening_replies` ADD `import_id` text REFERENCES roster_imports(id);
--> statement-breakpoint
ALTER TABLE `screening_replies` ADD `replaced_at` integer;
--> statement-breakpoint
ALTER TABLE `screening_replies` ADD `replaced_by` text REFERENCES roster_imports(id);
