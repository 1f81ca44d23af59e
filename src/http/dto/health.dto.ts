export class HealthResponse {
  status!: 'ok';
  /** Of cxpay. */
  version!: string;
  database!: 'sqlite' | 'postgres';
  /** Can people sign in with the account of their company, at `/api/v1/single-sign-on`? */
  singleSignOn!: boolean;
}
