import type { UntypedServiceImplementation } from "@grpc/grpc-js";

/** A method of a service, with the classes of one version of the protocol. */
interface Method {
    requestSerialize(request: unknown): Uint8Array;
    requestDeserialize(bytes: Buffer): unknown;
    responseSerialize(response: unknown): Uint8Array;
    responseDeserialize(bytes: Buffer): unknown;
}
export type GrpcService = Readonly<Record<string, Method>>;

type Reply = (error: Error | null, response?: unknown) => void;
type Handler = (
    call: { readonly request: unknown },
    reply: (error: Failure | null, response?: unknown) => void,
) => void;
interface Failure {
    readonly details?: string;
}

/** Statuses of gRPC. */
export const STATUS_UNKNOWN = 2;
/** On which the SDK takes an older way. */
export const STATUS_UNIMPLEMENTED = 12;

/**
 * A service's client without a connection: each request goes to its handler as bytes, and each answer comes back as
 * bytes, so that both sides read them with the classes of their own version.
 *
 * @param theirs The service as the program's SDK has it.
 * @param ours The same as the handlers have it.
 */
export function wireClient(theirs: GrpcService, ours: GrpcService, handlers: UntypedServiceImplementation): object {
    const methods = Object.entries(theirs).map(([name, theirMethod]) => {
        const ourMethod = ours[name];
        const handler = handlers[name] as unknown as Handler | undefined;
        const call = (request: unknown, ...rest: readonly unknown[]): void => {
            // Between the two there may be metadata and options.
            const reply = rest.findLast((item) => typeof item === "function") as Reply;
            if (ourMethod === undefined || handler === undefined) {
                reply(serviceError(STATUS_UNIMPLEMENTED, `the preview does not know the request ${name}`));
                return;
            }
            const bytes = theirMethod.requestSerialize(request);
            handler({ request: ourMethod.requestDeserialize(Buffer.from(bytes)) }, (failure, response) => {
                if (failure !== null) {
                    reply(serviceError(STATUS_UNKNOWN, failure.details ?? ""));
                    return;
                }
                reply(null, theirMethod.responseDeserialize(Buffer.from(ourMethod.responseSerialize(response))));
            });
        };
        return [name, call] as const;
    });
    // There is no connection to close.
    return { ...Object.fromEntries(methods), close: () => undefined };
}

/** The SDK shows `details` to the user. */
export function serviceError(code: number, details: string): Error {
    return Object.assign(new Error(details), { code, details });
}
