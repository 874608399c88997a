/**
 * Somebody merged Accounts.
 * @group match
 * @see MergedAccounts
 */
trigger AccountMergeTrigger on Account(after delete) {
    MergedAccounts.takeOver(Trigger.old);
}
