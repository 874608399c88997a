trigger BatchFailures on BatchApexErrorEvent(after insert) {
    List<Account> failures = new List<Account>();
    for (BatchApexErrorEvent event : Trigger.new) {
        failures.add(new Account(Name = event.ExceptionType, Site = event.Phase, Description = event.Message));
    }
    insert as system failures;
}
