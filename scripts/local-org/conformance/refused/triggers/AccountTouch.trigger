trigger AccountTouch on Account(before insert) {
    try {
        Unsupported.touch();
    } catch (Exception never) {
        return;
    }
}
