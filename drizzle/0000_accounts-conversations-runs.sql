CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`kind` text NOT NULL,
	`shard` integer NOT NULL,
	`public_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`tenant`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `accounts_by_tenant` ON `accounts` (`tenant`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`tenant` text NOT NULL,
	`account` text NOT NULL,
	`id` text NOT NULL,
	`key` text,
	`title` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`tenant`, `account`, `id`)
);
--> statement-breakpoint
CREATE INDEX `conversations_by_update` ON `conversations` (`tenant`,`account`,`deleted_at`,`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`account` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `devices_by_account` ON `devices` (`tenant`,`account`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`tenant` text NOT NULL,
	`account` text NOT NULL,
	`conversation` text NOT NULL,
	`run` text NOT NULL,
	`kind` text NOT NULL,
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`quantity` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant`, `account`, `conversation`, `run`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `members` (
	`tenant` text NOT NULL,
	`account` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant`, `account`)
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`tenant` text NOT NULL,
	`account` text NOT NULL,
	`conversation` text NOT NULL,
	`id` text NOT NULL,
	`parent` text,
	`role` text NOT NULL,
	`record` text NOT NULL,
	`version` integer NOT NULL,
	`seq` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant`, `account`, `conversation`, `id`),
	FOREIGN KEY (`tenant`,`account`,`conversation`) REFERENCES `conversations`(`tenant`,`account`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_in_order` ON `messages` (`tenant`,`account`,`conversation`,`seq`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`tenant` text NOT NULL,
	`account` text NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	PRIMARY KEY(`tenant`, `account`, `subject`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `outbox_unsent` ON `outbox` (`sent_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `runs` (
	`tenant` text NOT NULL,
	`account` text NOT NULL,
	`conversation` text NOT NULL,
	`id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`state` text NOT NULL,
	`model` text NOT NULL,
	`provider` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`error_code` text,
	`input_tokens` integer,
	`output_tokens` integer,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`tenant`, `account`, `conversation`, `id`)
);
--> statement-breakpoint
CREATE INDEX `runs_by_state` ON `runs` (`tenant`,`account`,`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`created_at` integer NOT NULL
);
