/** The service says no: an HTTP status, a documented error code and its sentence. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** The body of every error of Alibaba Cloud's RPC services (SAE's error sample; the fields are the same for all products). */
export function refusalBody(refusal: Refusal, host: string, requestId: string): Readonly<Record<string, unknown>> {
  return {
    RequestId: requestId,
    Message: refusal.message,
    Recommend: `https://next.api.aliyun.com/troubleshoot?q=${refusal.code}&product=Dm&requestId=${requestId}`,
    HostId: host,
    Code: refusal.code,
    ...refusal.details,
  };
}

/** A key whose RAM policy lacks the action. */
export function denial(action: string, code: 'NoPermission' | 'Forbidden'): Refusal {
  return new Refusal(403, code, `You are not authorized to do this action. You should be authorized by RAM.`, {
    AccessDeniedDetail: {
      AuthAction: `dm:${action}`,
      AuthPrincipalType: 'SubUser',
      AuthPrincipalDisplayName: '200000000000000001',
      AuthPrincipalOwnerId: '1000000000000001',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
      NoPermissionType: 'ImplicitDeny',
    },
  });
}
