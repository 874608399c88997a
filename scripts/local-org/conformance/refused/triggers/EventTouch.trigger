trigger EventTouch on BatchApexErrorEvent(after insert) {
    Unsupported.touch();
}
