using System.Net;
using System.Text.Json;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;
using static PostalTracking.IntegrationTests.Features.Claims.ClaimCalls;

namespace PostalTracking.IntegrationTests.Features.Claims;

public sealed class PostMoveTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task Every_move_that_is_not_in_the_table_is_refused_naming_those_that_are()
    {
        var (_, policy, keys) = await _app.InsureAsync();
        var claim = await FileAsync(policy, keys.AccessCode);
        var refused = 0;

        foreach (var from in Enum.GetValues<ClaimStatus>())
        {
            await SetAsync(claim, from);
            foreach (var (mover, code) in new[] { (Mover.Customer, keys.AccessCode), (Mover.Consultant, null) })
            {
                var allowed = ClaimMoves.Allowed(from, mover, heldFrom: ClaimStatus.InReview, wasSent: true);
                foreach (var to in Enum.GetValues<ClaimStatus>().Except(allowed))
                {
                    var problem = await (await _app.PostMoveAsync(claim, new { to = to.ToString() }, code))
                        .ProblemAsync(HttpStatusCode.Conflict, "forbidden-move");

                    Assert.Equal(from.ToString(), problem.Text("from"));
                    Assert.Equal(
                        allowed.Select(status => status.ToString()),
                        problem.GetProperty("allowed").EnumerateArray().Select(status => status.GetString()));
                    refused++;
                }
            }
        }

        Assert.InRange(refused, 300, 450);
        Assert.Equal(2L, await _app.ValueAsync<long>("select count(*) from claim_entry where claim_number = $1", claim));
    }

    [Fact]
    public async Task Of_eight_who_decide_at_once_one_wins_and_the_others_are_told_the_state_now()
    {
        var (_, policy, _) = await _app.InsureAsync(2_900_00);
        var filed = await _app.FiledAsync(FilingOf(policy, channel: "phone"), DemoKeys.Support);
        var (claim, version) = (filed.Text("claimNumber")!, filed.GetProperty("version").GetInt32());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _app.PostMoveAsync(
            claim, i % 2 == 0 ? Approve(version) : new { to = "Rejected", reason = "NotCovered", version })));

        var won = await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).JsonAsync();
        foreach (var lost in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            var problem = await lost.ProblemAsync(HttpStatusCode.Conflict, "claim-changed");
            Assert.Equal(won.Text("status"), problem.Text("from"));
            Assert.Equal(won.GetProperty("version").GetInt32(), problem.GetProperty("version").GetInt32());
        }

        Assert.Equal(1L, await _app.ValueAsync<long>(
            """
            select count(*) from outbox_message
            where payload->>'claimNumber' = $1 and type in ('claim.approved', 'claim.rejected')
            """,
            claim));
        Assert.Equal(1L, await _app.ValueAsync<long>(
            """
            select count(*) from audit_entry
            where subject = $1 and action = 'claim.moved' and details->>'to' in ('Approved', 'Rejected')
            """,
            claim));
    }

    [Fact]
    public async Task Approvals_in_a_race_never_exceed_the_cover_together()
    {
        // A rejected claim leaves the limit to another; then both are to be approved after all.
        var (_, policy, keys) = await _app.InsureAsync(2_900_00);
        var first = (await _app.FiledAsync(FilingOf(policy, asked: 2_900_00, channel: "phone"), DemoKeys.Support)).Text("claimNumber")!;
        await MovedAsync(first, new { to = "Rejected", reason = "NotCovered" });
        var second = (await _app.FiledAsync(FilingOf(policy, asked: 2_900_00, channel: "phone"), DemoKeys.Support)).Text("claimNumber")!;
        await MovedAsync(first, new { to = "Appealed", reason = "NewFacts", text = "Нашлась переписка с продавцом." }, keys.AccessCode);

        var outcomes = await Task.WhenAll(
            _app.MoveAsync(first, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed), FiledClaims.Senior),
            _app.MoveAsync(second, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed), FiledClaims.Senior));

        Assert.Single(outcomes.OfType<Web.Features.Claims.Work.ClaimOutcome.Done>());
        Assert.Equal(2_900_00L, await _app.ValueAsync<long>("select approved_total from policy where policy_number = $1", policy));
        Assert.Equal(2_900_00m, await _app.ValueAsync<decimal>("select sum(amount_approved) from claim where policy_number = $1", policy));
    }

    [Theory]
    [InlineData("to", """{ "to": "Одобрено" }""")]
    [InlineData("to", """{ "to": "5" }""")]
    [InlineData("to", """{ }""")]
    [InlineData("reason", """{ "to": "Approved" }""")]
    [InlineData("reason", """{ "to": "Approved", "reason": "ChangedMind" }""")]
    [InlineData("reason", """{ "to": "Approved", "reason": "PayoutReturned" }""")]
    [InlineData("amount", """{ "to": "PartlyApproved", "reason": "PartShown" }""")]
    [InlineData("amount", """{ "to": "PartlyApproved", "reason": "PartShown", "amount": { "amount": 290001, "currency": "RUB" } }""")]
    [InlineData("amount.amount", """{ "to": "PartlyApproved", "reason": "PartShown", "amount": { "amount": 10.50, "currency": "RUB" } }""")]
    [InlineData("text", """{ "to": "EvidenceRequested", "reason": "DetailsNeeded" }""")]
    [InlineData("needs[0]", """{ "to": "EvidenceRequested", "reason": "DetailsNeeded", "needs": ["паспорт"] }""")]
    public async Task What_is_missing_for_a_move_is_named_by_its_field(string field, string move)
    {
        var (_, policy, _) = await _app.InsureAsync(2_900_00);
        var claim = (await _app.FiledAsync(FilingOf(policy, channel: "phone"), DemoKeys.Support)).Text("claimNumber")!;

        var problem = await (await _app.PostMoveAsync(claim, JsonDocument.Parse(move).RootElement))
            .ProblemAsync(HttpStatusCode.BadRequest, "validation");

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
        Assert.Equal(ClaimStatus.InReview, (await _app.ReadAsync(claim)).Status);
    }

    [Fact]
    public async Task Without_the_video_a_claim_above_the_threshold_is_not_approved()
    {
        var (_, policy, keys) = await _app.InsureAsync();
        var claim = await FileAsync(policy, keys.AccessCode);
        await MovedAsync(claim, new { to = "InReview" });

        var problem = await (await _app.PostMoveAsync(claim, Approve(null), language: "en"))
            .ProblemAsync(HttpStatusCode.Conflict, "claim-refused");

        Assert.Equal("evidence-missing", problem.Text("reason"));
        Assert.Contains("evidence", problem.Text("detail"), StringComparison.OrdinalIgnoreCase);
        await (await _app.PostMoveAsync(claim, new { to = "BankCorrespondence" })).ProblemAsync(HttpStatusCode.BadRequest, "validation");
    }

    [Fact]
    public async Task Claims_of_others_are_not_there()
    {
        var (_, policy, keys) = await _app.InsureAsync();
        var (_, _, foreign) = await _app.InsureAsync();
        var claim = await FileAsync(policy, keys.AccessCode);

        await (await _app.ReadClaimAsync(claim, foreign.AccessCode)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await _app.PostMoveAsync(claim, new { to = "Withdrawn", reason = "ChangedMind" }, foreign.AccessCode))
            .ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await _app.PostMessageAsync(claim, new { text = "Здравствуйте" }, foreign.AccessCode))
            .ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await _app.ReadClaimAsync(claim, key: DemoKeys.Counter)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await _app.ReadClaimAsync("407138593", keys.AccessCode)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        await _app.RenewAsync(policy);
        await (await _app.ReadClaimAsync(claim, keys.AccessCode)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_customer_reads_the_thread_and_nothing_that_is_the_staffs_alone()
    {
        var (_, policy, keys) = await _app.InsureAsync(2_900_00);
        var claim = await FileAsync(policy, keys.AccessCode);
        var asked = await _app.PostMessageAsync(claim, new { text = "Когда ответите?" }, keys.AccessCode);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        await _app.PostMessageAsync(claim, new { text = "Похоже на известную мошенницу", @internal = true });
        await _app.PostMessageAsync(claim, new { text = "Смотрим сегодня" });

        var theirs = await (await _app.ReadClaimAsync(claim, keys.AccessCode)).TextAsync();
        Assert.Contains("Смотрим сегодня", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("мошенниц", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("staffId", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("internal", theirs, StringComparison.Ordinal);

        var ours = await _app.ReadClaimAsync(claim);
        Assert.Contains("мошенниц", await ours.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("staffId", await ours.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("no-store", ours.Header("Cache-Control"));
        Assert.Equal(
            1L, await _app.ValueAsync<long>("select count(*) from audit_entry where subject = $1 and action = 'claim.read'", claim));

        // The first word of the desk is its first answer.
        Assert.Equal(ClaimStatus.InReview, (await _app.ReadAsync(claim)).Status);
    }

    [Fact]
    public async Task A_kept_answer_is_given_to_nobody_without_the_code()
    {
        var (_, policy, keys) = await _app.InsureAsync();
        var claim = await FileAsync(policy, keys.AccessCode);
        var key = Guid.NewGuid().ToString();

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(keys.AccessCode)).StatusCode);
        Assert.Equal("true", (await SendAsync(keys.AccessCode)).Header("Idempotency-Replayed"));
        await (await SendAsync(null)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");

        async Task<HttpResponseMessage> SendAsync(string? code)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Route}/{claim}/messages")
            {
                Content = System.Net.Http.Json.JsonContent.Create(new { text = "Здравствуйте" }),
            };
            request.With("Idempotency-Key", key);
            return await _app.Http.SendAsync(
                code is null ? request : request.With("X-Access-Code", code), TestContext.Current.CancellationToken);
        }
    }

    private static object Approve(int? version) => new { to = "Approved", reason = "FraudConfirmed", version };

    private async Task<string> FileAsync(string policy, string code) => (await _app.FiledAsync(FilingOf(policy, code))).Text("claimNumber")!;

    private async Task MovedAsync(string claim, object move, string? code = null)
    {
        var answer = await _app.PostMoveAsync(claim, move, code);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.TextAsync());
    }

    private Task<int> SetAsync(string claim, ClaimStatus status) => _app.ValueAsync<int>(
        "update claim set status = $2, held_from = 4 where claim_number = $1 returning 1", claim, (short)status);
}
