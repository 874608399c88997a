/**
 * Somebody moved an Account to another place of its hierarchy, deleted it or brought it back.
 * @group act
 * @see HierarchyMoves
 */
trigger AccountHierarchyTrigger on Account(after update, after delete, after undelete) {
    HierarchyMoves.follow(Trigger.oldMap, Trigger.newMap);
}
