CREATE TABLE `session_voids` (
	`session_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER session_voids_never_change BEFORE UPDATE ON session_voids BEGIN
  SELECT RAISE(ABORT, 'session_voids: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_voids_never_deleted BEFORE DELETE ON session_voids
WHEN NOT EXISTS (SELECT 1 FROM destroying)
  OR EXISTS (SELECT 1 FROM session_students WHERE session_id = OLD.session_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'session_voids: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER search_session_voids_written AFTER INSERT ON session_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_session_voids_changed AFTER UPDATE ON session_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_session_voids_gone AFTER DELETE ON session_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER attachments_of_signed_sessions BEFORE UPDATE ON attachments
WHEN OLD.record_kind = 'session'
  AND OLD.recorded_at <= (SELECT signed_at FROM sessions WHERE id = OLD.record_id) BEGIN
  SELECT RAISE(ABORT, 'attachments: a signed record never changes');
END;
