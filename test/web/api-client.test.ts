import { afterEach, describe, expect, it, vi } from "vitest";
import { apiFetch, callApi, onSessionLost } from "#web/platform/api-client.ts";
import { online } from "#web/platform/connection.ts";
import { ApiProblem, problemText } from "#web/platform/problem.ts";
import { createQueryClient } from "#web/platform/query-client.ts";

const answer = (status: number, body: unknown) =>
  vi.fn(async (_url: unknown, _init?: RequestInit) => new Response(JSON.stringify(body), { status }));

afterEach(() => {
  vi.unstubAllGlobals();
  onSessionLost(() => {});
});

describe("a call to the API", () => {
  it("carries the header no foreign page can set and is never cached", async () => {
    const fetched = answer(200, {});
    vi.stubGlobal("fetch", fetched);
    await apiFetch("/api/assignments");
    const init = fetched.mock.calls[0]?.[1];
    expect(new Headers(init?.headers).get("x-leadhunter")).toBe("1");
    expect(init?.cache).toBe("no-store");
    expect(init?.credentials).toBe("same-origin");
  });

  it("turns a refusal into its problem, with the fields it names", async () => {
    vi.stubGlobal(
      "fetch",
      answer(400, { code: "request.invalid", errors: [{ pointer: "/name", code: "min_length" }] }),
    );
    const problem = await callApi("POST", "/api/assignments", {}).catch((thrown: unknown) => thrown);
    expect(problem).toMatchObject({ code: "request.invalid", fields: [{ pointer: "/name", code: "min_length" }] });
  });

  it("shows an answer it does not understand as a fault of ours, not as its contents", async () => {
    vi.stubGlobal("fetch", answer(502, { message: "Jan de Vries, 06 12345678" }));
    const problem = (await callApi("GET", "/api/assignments").catch((thrown: unknown) => thrown)) as ApiProblem;
    expect(problem.code).toBe("server.error");
    expect(`${problem.message} ${problemText(problem)}`).not.toContain("Jan");
  });

  it("opens sign-in over the page when the session has ended", async () => {
    const lost = vi.fn();
    onSessionLost(lost);
    vi.stubGlobal("fetch", answer(401, { code: "access.no_session" }));
    await callApi("GET", "/api/assignments").catch(() => {});
    expect(lost).toHaveBeenCalledOnce();
  });

  it("says that the connection is gone, and that it is back", async () => {
    vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("failed")));
    await expect(apiFetch("/api/assignments")).rejects.toMatchObject({ code: "network.offline" });
    expect(online()).toBe(false);
    vi.stubGlobal("fetch", answer(200, {}));
    await apiFetch("/api/assignments");
    expect(online()).toBe(true);
  });
});

describe("a query", () => {
  const retry = createQueryClient().getDefaultOptions().queries?.retry as (failures: number, error: unknown) => boolean;

  it("is asked again only when no answer came", () => {
    expect(retry(0, new ApiProblem("network.offline"))).toBe(true);
    expect(retry(2, new ApiProblem("network.offline"))).toBe(false);
    expect(retry(0, new ApiProblem("access.forbidden"))).toBe(false);
  });

  it("does not look at people again because somebody switched windows (P3-7)", () => {
    expect(createQueryClient().getDefaultOptions().queries?.refetchOnWindowFocus).toBe(false);
  });
});
