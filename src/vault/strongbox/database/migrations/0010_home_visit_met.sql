ALTER TABLE `home_visits` ADD `met` text DEFAULT '' NOT NULL;
