import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { WireMap } from "@platform/aws-model/wire";
import type { AwsProvider, Diff } from "./aws-provider";
import { construct } from "./awsx-plugin";

/** A plugin that an engine attaches to with `PULUMI_DEBUG_PROVIDERS=aws:PORT,awsx:PORT`. */
export class StandIn {
    private constructor(
        private readonly server: grpc.Server,
        readonly port: number,
    ) {}

    /** A provider of resources, `aws` or `docker-build`. @param version Of the plugin that it plays. */
    static resources(name: string, provider: AwsProvider, version: string): Promise<StandIn> {
        const calls = { ...configuration(provider), ...resources(provider) };
        return StandIn.serve({ ...plugin(name, version), ...calls });
    }

    /** The components of awsx. */
    static awsx(version: string): Promise<StandIn> {
        const handshake = () =>
            new messages.ProviderHandshakeResponse()
                .setAcceptSecrets(true)
                .setAcceptResources(true)
                .setAcceptOutputs(true);
        const configure = () => new messages.ConfigureResponse().setSupportspreview(true);
        const build = (request: messages.ConstructRequest) => construct(request, version);
        return StandIn.serve({ ...plugin("awsx", version), handshake, configure, construct: build });
    }

    private static async serve(calls: Calls): Promise<StandIn> {
        const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
        const service: grpc.UntypedServiceImplementation = {};
        for (const name of Object.keys(ResourceProviderService)) {
            service[name] = answering(name, calls[name]);
        }
        server.addService(ResourceProviderService, service);
        const port = await new Promise<number>((resolve, reject) => {
            server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
                if (error === null) {
                    resolve(bound);
                } else {
                    reject(error);
                }
            });
        });
        return new StandIn(server, port);
    }

    stop(): void {
        this.server.forceShutdown();
    }
}

/** Each takes the message that its service names. */
type Call = (request: never) => object | Promise<object>;
type Calls = Readonly<Record<string, Call>>;

function answering(name: string, call: Call | undefined): grpc.handleUnaryCall<object, object> {
    return ({ request }, done) => {
        if (call === undefined) {
            done({ code: grpc.status.UNIMPLEMENTED, details: `${name} is not played` });
            return;
        }
        Promise.resolve()
            .then(() => call(request as never))
            .then(
                (answer) => {
                    done(null, answer);
                },
                (error: unknown) => {
                    const details = error instanceof Error ? error.message : String(error);
                    done({ code: grpc.status.UNKNOWN, details });
                },
            );
    };
}

/** What any plugin answers. */
function plugin(name: string, version: string): Calls {
    return {
        handshake: () => new messages.ProviderHandshakeResponse(),
        getSchema: () => new messages.GetSchemaResponse().setSchema(JSON.stringify({ name, version })),
        getPluginInfo: () => new PluginInfo().setVersion(version),
        getMapping: () => new messages.GetMappingResponse(),
        getMappings: () => new messages.GetMappingsResponse(),
        attach: () => new Empty(),
        cancel: () => new Empty(),
        checkConfig: (request: messages.CheckRequest) => new messages.CheckResponse().setInputs(request.getNews()),
        diffConfig: () => diffResponse({ changed: [], replacing: [] }),
    };
}

/** What concerns the provider as a whole. */
function configuration(provider: AwsProvider): Calls {
    return {
        diffConfig: (request: messages.DiffRequest) =>
            diffResponse(provider.diffConfig(plain(request.getOldInputs()), plain(request.getNews()))),
        configure: (request: messages.ConfigureRequest) => {
            provider.configure(plain(request.getArgs()));
            return new messages.ConfigureResponse().setSupportspreview(true);
        },
        invoke: (request: messages.InvokeRequest) =>
            new messages.InvokeResponse().setReturn(
                struct(provider.invoke(request.getTok(), plain(request.getArgs()))),
            ),
    };
}

/** What concerns one resource. */
function resources(provider: AwsProvider): Calls {
    return {
        check: (request: messages.CheckRequest) => {
            const old = request.hasOlds() ? plain(request.getOlds()) : undefined;
            const seed = Buffer.from(request.getRandomseed_asU8()).toString("hex");
            const inputs = provider.check(request.getUrn(), old, plain(request.getNews()), seed);
            return new messages.CheckResponse().setInputs(struct(inputs));
        },
        diff: (request: messages.DiffRequest) =>
            diffResponse(provider.diff(request.getUrn(), plain(request.getOldInputs()), plain(request.getNews()))),
        create: (request: messages.CreateRequest) => {
            const inputs = plain(request.getProperties());
            const { id, outputs } = provider.create(request.getUrn(), inputs, request.getPreview());
            return new messages.CreateResponse().setId(id).setProperties(struct(outputs));
        },
        read: (request: messages.ReadRequest) => {
            const inputs = plain(request.getInputs());
            const state = provider.read(request.getUrn(), request.getId(), inputs, plain(request.getProperties()));
            return new messages.ReadResponse()
                .setId(request.getId())
                .setProperties(struct(state))
                .setInputs(struct(inputs));
        },
        update: (request: messages.UpdateRequest) => {
            const [old, inputs] = [plain(request.getOlds()), plain(request.getNews())];
            const outputs = provider.update(request.getUrn(), request.getId(), old, inputs, request.getPreview());
            return new messages.UpdateResponse().setProperties(struct(outputs));
        },
        delete: (request: messages.DeleteRequest) => {
            provider.delete(request.getUrn(), request.getId());
            return new Empty();
        },
    };
}

function diffResponse({ changed, replacing }: Diff): messages.DiffResponse {
    const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
    const top = (paths: readonly string[]) => [...new Set(paths.map((path) => path.replace(/[.[].*$/, "")))];
    return new messages.DiffResponse()
        .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
        .setDiffsList(top(changed))
        .setReplacesList(top(replacing));
}

function plain(message: Struct | undefined): WireMap {
    return message?.toJavaScript() ?? {};
}

function struct(value: WireMap): Struct {
    return Struct.fromJavaScript(value);
}
