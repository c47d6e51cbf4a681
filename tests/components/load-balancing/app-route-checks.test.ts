import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

const certs = "platform:services.certs";
const boards = "platform:services.boards";
const maps = {
    startScript: "./start.sh",
    port: 8080,
    public: { loadBalancer: "public", hosts: ["maps.apps.example.gov"] },
};
const ec2App = (config: object) => ({ "platform:ec2Apps": { maps: { ...maps, ...config } } });
const signIn = {
    issuer: "https://login.example.gov",
    authorizationEndpoint: "https://login.example.gov/authorize",
    tokenEndpoint: "https://login.example.gov/token",
    userInfoEndpoint: "https://login.example.gov/userinfo",
    clientId: "boards",
    clientSecret: "/platform/test/boards/sign-in",
};

describeMistakes("versions of HTTP", [
    {
        mistake: "codes of HTTP for gRPC",
        changes: { [`${boards}.protocolVersion`]: "GRPC", [`${boards}.healthCheck`]: { matcher: "200" } },
        problems: [
            `${boards}.healthCheck.matcher: "200" is not valid; allowed codes of gRPC, 0 to 99, such as 0, with protocolVersion GRPC. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "codes of gRPC for HTTP",
        changes: ec2App({ healthCheck: { matcher: "0-12" } }),
        problems: [
            'platform:ec2Apps.maps.healthCheck.matcher: "0-12" is not valid; allowed HTTP codes such as 200 or 200-299, with protocolVersion HTTP1. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a page where gRPC asks for a method",
        changes: ec2App({ protocolVersion: "GRPC", healthCheck: { path: "/admin/ok/" } }),
        problems: [
            'platform:ec2Apps.maps.healthCheck.path: "/admin/ok/" is not valid; allowed a method such as /grpc.health.v1.Health/Check, with protocolVersion GRPC. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "gRPC below a path",
        changes: { [`${certs}.protocolVersion`]: "GRPC" },
        problems: [
            `${certs}.protocolVersion: "GRPC" is not valid; allowed HTTP1 or HTTP2 with internal, whose path no client of gRPC puts before its methods. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "sign-in before an app that speaks HTTP/2",
        changes: { [`${boards}.protocolVersion`]: "HTTP2", [`${boards}.public.signIn`]: signIn },
        problems: [
            `${boards}.protocolVersion: "HTTP2" is not valid; allowed HTTP1 with signIn: of other versions AWS takes no rule that does more than forward. Set it in Pulumi.test.yaml`,
        ],
    },
]);

describeMistakes("stickiness", [
    {
        mistake: "browsers that stay with the only copy",
        changes: { [`${boards}.stickinessSeconds`]: 60, [`${boards}.desiredCount`]: 1 },
        problems: [
            `${boards}.stickinessSeconds: 60 is not valid; allowed 0 with desiredCount 1: there is no other copy that requests could go to. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "browsers that stay with a copy to which scaling adds none",
        changes: {
            [`${boards}.stickinessSeconds`]: 60,
            [`${boards}.desiredCount`]: 1,
            [`${boards}.scaling`]: { minCount: 1, maxCount: 1, cpuPercent: 60 },
        },
        problems: [
            `${boards}.stickinessSeconds: 60 is not valid; allowed 0 with scaling.maxCount 1: there is no other copy that requests could go to. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "browsers that stay with the only instance",
        changes: ec2App({ stickinessSeconds: 60, minInstances: 1, maxInstances: 1 }),
        problems: [
            "platform:ec2Apps.maps.stickinessSeconds: 60 is not valid; allowed 0 with maxInstances 1: there is no other copy that requests could go to. Remove it from Pulumi.test.yaml",
        ],
    },
]);

describe("config: versions of HTTP and stickiness that are right", () => {
    for (const [what, changes] of Object.entries({
        "gRPC with a method and codes of its own": {
            [`${boards}.protocolVersion`]: "GRPC",
            [`${boards}.healthCheck`]: { path: "/boards.Health/Check", matcher: "0,12" },
        },
        "gRPC as it is asked by itself": ec2App({ protocolVersion: "GRPC" }),
        "HTTP/2 with an internal route": { [`${certs}.protocolVersion`]: "HTTP2" },
        "stickiness with one copy that may become two": {
            [`${boards}.stickinessSeconds`]: 60,
            [`${boards}.desiredCount`]: 1,
            [`${boards}.scaling`]: { minCount: 1, maxCount: 2, cpuPercent: 60 },
        },
    })) {
        it(`are ${what}`, () => {
            expect(problemsAfter(changes)).to.deep.equal([]);
        });
    }
});
