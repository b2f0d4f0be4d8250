CREATE INDEX `letters_asking` ON `letters` (`student_id`,`issued_on`,`id`) WHERE asks_receipt;
