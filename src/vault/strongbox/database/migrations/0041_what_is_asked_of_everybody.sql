CREATE INDEX `follow_ups_compared` ON `follow_ups` (`occurred_on`) WHERE compared IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `sessions_by_risk` ON `sessions` (`risk`,`occurred_on`);
