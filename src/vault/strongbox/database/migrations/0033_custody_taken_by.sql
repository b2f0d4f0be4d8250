ALTER TABLE `custody_hand_overs` ADD `taken_by` text DEFAULT '' NOT NULL;
