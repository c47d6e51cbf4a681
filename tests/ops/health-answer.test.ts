import { expect } from "chai";
import { healthAnswer } from "../../ops/health-answer";
import { serviceSchema } from "../../components/ecs/service/schema/service";

const provider = {
    issuer: "https://login.example.gov",
    authorizationEndpoint: "https://login.example.gov/authorize",
    tokenEndpoint: "https://login.example.gov/token",
    userInfoEndpoint: "https://login.example.gov/userinfo",
    clientId: "certs",
    clientSecret: "/platform/test/certs/sign-in",
};

/** What is expected of a service with these keys, and others of its public route. */
function expected(keys: object, route: object = {}): string | undefined {
    const open = { loadBalancer: "public", hosts: ["certs.example.gov"], ...route };
    const healthCheck = { path: "/admin/ok", matcher: "200-204" };
    return healthAnswer(
        serviceSchema.parse({
            image: "example/certs:1",
            port: 3000,
            memoryMiB: 256,
            public: open,
            healthCheck,
            ...keys,
        }),
    ).matcher;
}

describe("ops: what strangers get who ask for an app's health", () => {
    for (const [what, found, wanted] of [
        ["the code of health", expected({}), "200-204"],
        ["whatever is there, where only some paths are the app's", expected({}, { paths: ["/api/*"] }), "200-499"],
        ["the way to the identity provider", expected({}, { signIn: provider }), "302"],
        [
            "the code of health where it needs no sign-in",
            expected({}, { signIn: { ...provider, except: ["/admin/*"] } }),
            "200-204",
        ],
        ["the page of maintenance", expected({}, { maintenance: { message: "Back soon." } }), "503"],
        ["that page before sign-in", expected({}, { maintenance: { message: "Back soon." }, signIn: provider }), "503"],
        [
            "perhaps that page, where only some paths are the app's",
            expected({}, { maintenance: { message: "Back soon." }, paths: ["/api/*"] }),
            "200-499,503",
        ],
        ["nothing that HTTP knows, of gRPC", expected({ protocolVersion: "GRPC", healthCheck: {} }), undefined],
    ] as const) {
        it(`is ${what}`, () => {
            expect(found).to.equal(wanted);
        });
    }
});
