CREATE INDEX `sessions_unsigned` ON `sessions` (`id`) WHERE signed_at IS NULL;
--> statement-breakpoint
CREATE INDEX `sessions_appointed` ON `sessions` (`next_on`) WHERE next_on IS NOT NULL;
