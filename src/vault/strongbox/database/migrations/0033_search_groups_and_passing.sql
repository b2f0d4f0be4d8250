ALTER TABLE `plan_steps` ADD `extract_id` text REFERENCES conference_extracts(id);
--> statement-breakpoint
-- Groups of the search had changed their numbers in an index that was there: it begins anew, and each number is fixed.
INSERT INTO search_texts (search_texts) VALUES ('delete-all');
--> statement-breakpoint
DELETE FROM search_entries;
--> statement-breakpoint
INSERT OR IGNORE INTO search_stale (kind, record) SELECT kind, record FROM search_everything;
