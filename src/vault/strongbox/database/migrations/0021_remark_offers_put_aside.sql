CREATE TABLE `remark_offers_put_aside` (
	`remark_id` text NOT NULL,
	`meaning` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	PRIMARY KEY(`remark_id`, `meaning`),
	FOREIGN KEY (`remark_id`) REFERENCES `roster_remarks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "remark_offers_put_aside_meaning" CHECK(meaning IN ('parentsDivorced', 'singleParent', 'remarried', 'leftBehind', 'orphan', 'economicHardship', 'seriousIllnessInFamily', 'bereavement', 'newcomer', 'other', 'leave'))
);
--> statement-breakpoint
CREATE TRIGGER remark_offers_put_aside_never_change BEFORE UPDATE ON remark_offers_put_aside BEGIN
  SELECT RAISE(ABORT, 'remark_offers_put_aside: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER remark_offers_put_aside_never_deleted BEFORE DELETE ON remark_offers_put_aside
WHEN (SELECT student_id FROM roster_remarks WHERE id = OLD.remark_id) NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'remark_offers_put_aside: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER search_remark_offers_put_aside_written AFTER INSERT ON remark_offers_put_aside BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('rosterRemark', NEW.remark_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_remark_offers_put_aside_changed AFTER UPDATE ON remark_offers_put_aside BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('rosterRemark', OLD.remark_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('rosterRemark', NEW.remark_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_remark_offers_put_aside_gone AFTER DELETE ON remark_offers_put_aside BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('rosterRemark', OLD.remark_id);
END;
