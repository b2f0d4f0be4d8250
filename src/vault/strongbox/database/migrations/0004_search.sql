-- The index that the search reads. It repeats what stands in the records and is none itself: it can be thrown away and
-- made anew from them (docs/decisions/0010-search.md). What is written below stale is read again before it is searched.
CREATE VIRTUAL TABLE search_texts USING fts5(
  text, notes, who, content='', contentless_delete=1, tokenize='ascii'
);
--> statement-breakpoint
-- Which record a row of search_texts speaks of; its rowid there is `place`.
CREATE TABLE search_entries (
  number integer PRIMARY KEY,
  kind text NOT NULL,
  record text NOT NULL,
  place integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX search_entries_by_record ON search_entries (kind, record);
--> statement-breakpoint
-- Records that were written, changed or taken away since the index last read them.
CREATE TABLE search_stale (
  number integer PRIMARY KEY,
  kind text NOT NULL,
  record text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX search_stale_by_record ON search_stale (kind, record);
--> statement-breakpoint
-- Everything that is searched, by the student whom it is about.
CREATE VIEW search_everything AS
  SELECT 'student' AS kind, id AS record, id AS student_id FROM students
  UNION ALL SELECT 'session', session_id, student_id FROM session_students
  UNION ALL SELECT 'trackingSheet', student_id, student_id FROM tracking_sheets
  UNION ALL SELECT 'guardian', id, student_id FROM guardians
  UNION ALL SELECT 'followUp', id, student_id FROM follow_ups
  UNION ALL SELECT 'contact', id, student_id FROM contacts
  UNION ALL SELECT 'homeVisit', id, student_id FROM home_visits
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'observation', id, student_id FROM observations
  UNION ALL SELECT 'diagnosis', id, student_id FROM diagnoses
  UNION ALL SELECT 'screening', id, student_id FROM screenings
  UNION ALL SELECT 'level', id, student_id FROM level_periods
  UNION ALL SELECT 'concern', id, student_id FROM concern_periods
  UNION ALL SELECT 'care', id, student_id FROM care_periods
  UNION ALL SELECT 'circumstance', id, student_id FROM circumstance_periods
  UNION ALL SELECT 'leave', id, student_id FROM leave_periods
  UNION ALL SELECT 'departure', id, student_id FROM departures
  UNION ALL SELECT 'handOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'attachment', id, student_id FROM attachments
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER search_students_written AFTER INSERT ON students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_students_changed AFTER UPDATE ON students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_students_gone AFTER DELETE ON students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.id);
END;
--> statement-breakpoint
-- Whoever is taken off the list, or put on it again, takes along what is about them.
CREATE TRIGGER search_students_hidden AFTER UPDATE OF removed_at ON students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record)
    SELECT kind, record FROM search_everything WHERE student_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_class_memberships_written AFTER INSERT ON class_memberships BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_class_memberships_changed AFTER UPDATE ON class_memberships BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_class_memberships_gone AFTER DELETE ON class_memberships BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_school_classes_changed AFTER UPDATE ON school_classes BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record)
    SELECT 'student', student_id FROM class_memberships WHERE class_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_sessions_written AFTER INSERT ON sessions BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_sessions_changed AFTER UPDATE ON sessions BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_sessions_gone AFTER DELETE ON sessions BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_session_students_written AFTER INSERT ON session_students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_session_students_changed AFTER UPDATE ON session_students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_session_students_gone AFTER DELETE ON session_students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_process_notes_written AFTER INSERT ON process_notes BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_process_notes_changed AFTER UPDATE ON process_notes BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_process_notes_gone AFTER DELETE ON process_notes BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_addenda_written AFTER INSERT ON addenda BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_addenda_changed AFTER UPDATE ON addenda BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_addenda_gone AFTER DELETE ON addenda BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_voids_written AFTER INSERT ON letter_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', NEW.letter_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_voids_changed AFTER UPDATE ON letter_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', OLD.letter_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', NEW.letter_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_voids_gone AFTER DELETE ON letter_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', OLD.letter_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_receipts_written AFTER INSERT ON letter_receipts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', NEW.letter_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_receipts_changed AFTER UPDATE ON letter_receipts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', OLD.letter_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', NEW.letter_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letter_receipts_gone AFTER DELETE ON letter_receipts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', OLD.letter_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_tracking_sheets_written AFTER INSERT ON tracking_sheets BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('trackingSheet', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_tracking_sheets_changed AFTER UPDATE ON tracking_sheets BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('trackingSheet', OLD.student_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('trackingSheet', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_tracking_sheets_gone AFTER DELETE ON tracking_sheets BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('trackingSheet', OLD.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_guardians_written AFTER INSERT ON guardians BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('guardian', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_guardians_changed AFTER UPDATE ON guardians BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('guardian', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('guardian', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_guardians_gone AFTER DELETE ON guardians BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('guardian', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_follow_ups_written AFTER INSERT ON follow_ups BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('followUp', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_follow_ups_changed AFTER UPDATE ON follow_ups BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('followUp', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('followUp', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_follow_ups_gone AFTER DELETE ON follow_ups BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('followUp', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_contacts_written AFTER INSERT ON contacts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('contact', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_contacts_changed AFTER UPDATE ON contacts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('contact', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('contact', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_contacts_gone AFTER DELETE ON contacts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('contact', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_home_visits_written AFTER INSERT ON home_visits BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('homeVisit', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_home_visits_changed AFTER UPDATE ON home_visits BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('homeVisit', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('homeVisit', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_home_visits_gone AFTER DELETE ON home_visits BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('homeVisit', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letters_written AFTER INSERT ON letters BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letters_changed AFTER UPDATE ON letters BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_letters_gone AFTER DELETE ON letters BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('letter', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_observations_written AFTER INSERT ON observations BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('observation', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_observations_changed AFTER UPDATE ON observations BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('observation', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('observation', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_observations_gone AFTER DELETE ON observations BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('observation', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_diagnoses_written AFTER INSERT ON diagnoses BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('diagnosis', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_diagnoses_changed AFTER UPDATE ON diagnoses BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('diagnosis', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('diagnosis', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_diagnoses_gone AFTER DELETE ON diagnoses BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('diagnosis', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screenings_written AFTER INSERT ON screenings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screening', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screenings_changed AFTER UPDATE ON screenings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screening', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screening', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screenings_gone AFTER DELETE ON screenings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screening', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_level_periods_written AFTER INSERT ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('level', NEW.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_level_periods_changed AFTER UPDATE ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('level', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('level', NEW.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_level_periods_gone AFTER DELETE ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('level', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_concern_periods_written AFTER INSERT ON concern_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('concern', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_concern_periods_changed AFTER UPDATE ON concern_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('concern', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('concern', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_concern_periods_gone AFTER DELETE ON concern_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('concern', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_care_periods_written AFTER INSERT ON care_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('care', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_care_periods_changed AFTER UPDATE ON care_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('care', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('care', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_care_periods_gone AFTER DELETE ON care_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('care', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_circumstance_periods_written AFTER INSERT ON circumstance_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('circumstance', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_circumstance_periods_changed AFTER UPDATE ON circumstance_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('circumstance', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('circumstance', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_circumstance_periods_gone AFTER DELETE ON circumstance_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('circumstance', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_leave_periods_written AFTER INSERT ON leave_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('leave', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_leave_periods_changed AFTER UPDATE ON leave_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('leave', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('leave', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_leave_periods_gone AFTER DELETE ON leave_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('leave', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_departures_written AFTER INSERT ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('departure', NEW.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_departures_changed AFTER UPDATE ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('departure', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('departure', NEW.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_departures_gone AFTER DELETE ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('departure', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_received_hand_overs_written AFTER INSERT ON received_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('handOver', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_received_hand_overs_changed AFTER UPDATE ON received_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('handOver', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('handOver', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_received_hand_overs_gone AFTER DELETE ON received_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('handOver', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_written AFTER INSERT ON attachments BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('attachment', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_changed AFTER UPDATE ON attachments BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('attachment', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('attachment', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_gone AFTER DELETE ON attachments BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('attachment', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_activities_written AFTER INSERT ON activities BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('activity', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_activities_changed AFTER UPDATE ON activities BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('activity', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('activity', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_activities_gone AFTER DELETE ON activities BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('activity', OLD.id);
END;
--> statement-breakpoint
-- Words of a file that was destroyed would lie on in the pages of the index: it begins anew.
CREATE TRIGGER search_destructions_written AFTER INSERT ON destructions BEGIN
  INSERT INTO search_texts (search_texts) VALUES ('delete-all');
  DELETE FROM search_entries;
  INSERT OR IGNORE INTO search_stale (kind, record) SELECT kind, record FROM search_everything;
END;
--> statement-breakpoint
INSERT OR IGNORE INTO search_stale (kind, record) SELECT kind, record FROM search_everything;
