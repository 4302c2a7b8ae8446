/** The key pair the pretend service accepts unless others are given. It opens nothing anywhere else. */
export const pretendAccessKeyId = 'pretend-access-key-id';
export const pretendAccessKeySecret = 'pretend-secret-for-127-0-0-1-only';
