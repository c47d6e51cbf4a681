import { expect } from "chai";
import { containerUser, imageReference } from "../../../components/shared/block/docker";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("an image's address", () => {
    for (const address of [
        ...["app", "app:1.4.2", `app@${digest}`, `app:1.4.2@${digest}`, "library/app", "localhost:5000/app"],
        ...["123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app:git-0123456", "[2001:db8::1]:5000/app:1"],
        ...["registry.example.gov:443/a_b/c__d/e-f/g---h/i.j:_1", `a:${"t".repeat(128)}`],
    ]) {
        it(`may be ${address.slice(0, 60)}`, () => {
            expect(address).to.match(imageReference);
        });
    }

    for (const address of [
        ...[
            "",
            "a b",
            "App",
            "registry.example.gov/App",
            "app:",
            "app:-1",
            "app/",
            "/app",
            "app//b",
            "https://a.gov/b",
        ],
        ...["app@sha256:0123", "app.:1", "a___b", "a..b", "-a/b", `a:${"t".repeat(129)}`, "app:1:2"],
    ]) {
        it(`is not ${JSON.stringify(address.slice(0, 60))}`, () => {
            expect(address).not.to.match(imageReference);
        });
    }
});

describe("whom a container runs as", () => {
    const isValid = (user: string) => containerUser.safeParse(user).success;

    it("is a user, by name or number, with or without a group", () => {
        const users = ["1000:1000", "0", "root", "app:1000", "1000:app", "www-data", "_apt", "host$", "2147483647:0"];
        expect(users.filter((user) => !isValid(user))).to.deep.equal([]);
    });

    it("is nothing else", () => {
        const users = ["", ":", "app:", ":app", "a:b:c", "a b", "-1", "2147483648", "0:2147483648", "1000a", "app/app"];
        expect(users.filter(isValid)).to.deep.equal([]);
    });
});
