ALTER TABLE `roster_imports` ADD `list` text DEFAULT 'roster' NOT NULL;
