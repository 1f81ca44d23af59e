/** The server cannot be had as it was asked for: another address than this machine's, a port in use. */
export class ListenFailure extends Error {
  constructor(
    readonly code: 'host-refused' | 'port-in-use' | 'port-not-allowed' | 'bad-setting',
    message: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
