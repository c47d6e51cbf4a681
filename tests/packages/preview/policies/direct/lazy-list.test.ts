import { expect } from "chai";
import { lazyList } from "@platform/preview/policies/direct/lazy-list";

describe("a lazy list", () => {
    const listed = (first?: string): { list: string[]; made: () => number } => {
        let times = 0;
        const list = lazyList(first, (items) => {
            times++;
            items.push(...["a", "b", "c"].slice(items.length));
        });
        return { list, made: () => times };
    };

    it("has its first item before it is made", () => {
        const { list, made } = listed("a");
        expect([list[0], made()]).to.deep.equal(["a", 0]);
        expect([list[1], list.length, made()]).to.deep.equal(["b", 3, 1]);
    });

    it("is an array to whoever looks", () => {
        const looks: Record<string, (list: string[]) => unknown> = {
            spread: (list) => [...list],
            map: (list) => list.map((each) => each),
            json: (list) => JSON.parse(JSON.stringify(list)) as unknown,
            keys: (list) => Object.keys(list).map((key) => "abc"[Number(key)]),
            slice: (list) => list.slice(),
            concat: (list) => new Array<string>().concat(list),
        };
        for (const [name, look] of Object.entries(looks))
            expect(look(listed("a").list), name).to.deep.equal(["a", "b", "c"]);
        expect(Array.isArray(listed().list)).to.equal(true);
        expect(2 in listed().list).to.equal(true);
    });

    it("can be changed like one", () => {
        const { list } = listed();
        list.push("d");
        list.length = 5;
        list[0] = "z";
        Reflect.deleteProperty(list, 1);
        expect([list[0], list[1], list[3], list.length]).to.deep.equal(["z", undefined, "d", 5]);
    });
});
