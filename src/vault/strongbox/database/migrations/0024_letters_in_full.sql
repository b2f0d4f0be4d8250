CREATE TABLE `letter_deliveries` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`letter_id` text NOT NULL,
	`delivered_on` text NOT NULL,
	`way` text NOT NULL,
	`by` text NOT NULL,
	`note` text NOT NULL,
	`is_again` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "letter_deliveries_way" CHECK(way IN ('inPerson', 'byStudent', 'visit', 'post', 'message', 'other'))
);
--> statement-breakpoint
CREATE INDEX `letter_deliveries_by_letter` ON `letter_deliveries` (`letter_id`);
--> statement-breakpoint
CREATE TABLE `letter_numbers` (
	`prefix` text NOT NULL,
	`school_year` integer NOT NULL,
	`highest` integer NOT NULL,
	PRIMARY KEY(`prefix`, `school_year`)
);
--> statement-breakpoint
CREATE TABLE `letter_templates` (
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`kind`, `version`)
);
--> statement-breakpoint
DROP INDEX `letters_by_number`;
--> statement-breakpoint
ALTER TABLE `letters` ADD `kind` text DEFAULT 'notice' NOT NULL;
--> statement-breakpoint
ALTER TABLE `letters` ADD `prefix` text DEFAULT '心告' NOT NULL;
--> statement-breakpoint
ALTER TABLE `letters` ADD `asks_receipt` integer DEFAULT true NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_by_number` ON `letters` (`prefix`,`school_year`,`sequence`);
--> statement-breakpoint
ALTER TABLE `letter_receipts` ADD `outcome` text DEFAULT 'signed' NOT NULL;
--> statement-breakpoint
ALTER TABLE `letter_receipts` ADD `witnesses` text DEFAULT '' NOT NULL;
--> statement-breakpoint
DROP TRIGGER letters_never_change;
--> statement-breakpoint
CREATE TRIGGER letters_never_change BEFORE UPDATE ON letters
WHEN NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.kind IS OLD.kind
  AND NEW.prefix IS OLD.prefix
  AND NEW.school_year IS OLD.school_year
  AND NEW.sequence IS OLD.sequence
  AND NEW.issued_on IS OLD.issued_on
  AND NEW.asks_receipt IS OLD.asks_receipt
  AND NEW.facts IS OLD.facts
  AND NEW.pdf IS OLD.pdf
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by) BEGIN
  SELECT RAISE(ABORT, 'letters: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER letter_deliveries_never_change BEFORE UPDATE ON letter_deliveries BEGIN
  SELECT RAISE(ABORT, 'letter_deliveries: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER letter_deliveries_never_deleted BEFORE DELETE ON letter_deliveries
WHEN (SELECT student_id FROM letters WHERE id = OLD.letter_id) NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'letter_deliveries: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_deliveries_written AFTER INSERT ON letter_deliveries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', NEW.letter_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_deliveries_changed AFTER UPDATE ON letter_deliveries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', OLD.letter_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', NEW.letter_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_deliveries_gone AFTER DELETE ON letter_deliveries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', OLD.letter_id);
END;
--> statement-breakpoint
INSERT INTO letter_numbers (prefix, school_year, highest)
  SELECT prefix, school_year, max(sequence) FROM letters GROUP BY prefix, school_year;
--> statement-breakpoint
CREATE TRIGGER letter_numbers_never_deleted BEFORE DELETE ON letter_numbers BEGIN
  SELECT RAISE(ABORT, 'letter_numbers: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER letter_numbers_only_rise BEFORE UPDATE ON letter_numbers
WHEN NEW.prefix IS NOT OLD.prefix OR NEW.school_year IS NOT OLD.school_year OR NEW.highest < OLD.highest BEGIN
  SELECT RAISE(ABORT, 'letter_numbers: a number is never given twice');
END;
--> statement-breakpoint
CREATE TRIGGER letter_templates_never_change BEFORE UPDATE ON letter_templates BEGIN
  SELECT RAISE(ABORT, 'letter_templates: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER letter_templates_never_deleted BEFORE DELETE ON letter_templates BEGIN
  SELECT RAISE(ABORT, 'letter_templates: a row is never deleted');
END;
