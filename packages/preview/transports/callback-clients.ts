import type * as callbackService from "@pulumi/pulumi/proto/callback_grpc_pb";
import type { CallBack } from "../monitor/requests";
import { LIMITS } from "./grpc";
import type { Protocol } from "./protocol";

/** Reaches functions of the program through its callback servers; `close` drops the connections. */
export function callbackClients(protocol: Protocol): { readonly callBack: CallBack; close(): void } {
    const clients = new Map<string, callbackService.CallbacksClient>();
    const clientFor = (target: string): callbackService.CallbacksClient => {
        const credentials = protocol.grpc.credentials.createInsecure();
        const client = clients.get(target) ?? new protocol.callbackService.CallbacksClient(target, credentials, LIMITS);
        clients.set(target, client);
        return client;
    };
    const callBack: CallBack = ({ target, token }, request) => {
        const message = new protocol.callback.CallbackInvokeRequest();
        message.setToken(token);
        message.setRequest(request);
        return new Promise((resolve, reject) => {
            clientFor(target).invoke(message, (error, response) => {
                if (error === null) {
                    resolve(response.getResponse_asU8());
                } else {
                    reject(new Error(error.details));
                }
            });
        });
    };
    return {
        callBack,
        close: () => {
            for (const client of clients.values()) {
                client.close();
            }
        },
    };
}
