using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Letters;

public sealed class LetterCourseTests(SharedLetterHouse shared) : IClassFixture<SharedLetterHouse>
{
    [Fact]
    public async Task A_bank_goes_through_its_stages_each_with_its_own_clock_and_the_money_is_written_down()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        var bank = await house.AddresseeAsync();
        await house.WriteAsync(claim, bank);
        await house.CarryAsync();
        var first = await house.LetterAsync(claim);
        Assert.Equal(LetterRefusal.NotNow, Refusal(await house.WriteAsync(claim, bank, LetterKind.PreArbitration, 2)));

        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.IsType<LetterResult.Done>(await house.AnswerAsync(claim, 1, LetterOutcome.Refused));
        var answered = await house.NowAsync(claim);
        Assert.Equal((ClaimStatus.InReview, ClaimSide.Us), (answered.Status, answered.Turn));
        Assert.Equal(ClaimReason.BankAnswered, (await house.StoryAsync(claim))[^1].Reason);

        Assert.IsType<LetterResult.Done>(await house.WriteAsync(claim, bank, LetterKind.PreArbitration, 2));
        await house.CarryAsync();
        var second = await house.LetterAsync(claim, 2);
        Assert.True(second.AnswerDueAt > first.AnswerDueAt, "Each stage has the bank's full time.");
        var atTheBank = await house.NowAsync(claim);
        Assert.Equal((ClaimStatus.BankCorrespondence, second.AnswerDueAt), (atTheBank.Status, atTheBank.DueAt!.Value));

        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.IsType<LetterResult.Done>(await house.AnswerAsync(claim, 2, LetterOutcome.Refunded, refunded: 700_00));
        Assert.Equal(700_00, (await house.NowAsync(claim)).AmountRecovered);
        var recovered = Assert.Single(await house.StoryAsync(claim), entry => entry.Kind == ClaimEntryKind.Recovered);
        Assert.Equal((700_00, true), (recovered.Amount, recovered.IsInternal));
        Assert.Equal(
            [ClaimStatus.BankCorrespondence, ClaimStatus.InReview, ClaimStatus.BankCorrespondence, ClaimStatus.InReview],
            (await house.StoryAsync(claim)).Where(one => one.Kind == ClaimEntryKind.Moved).Select(one => one.To!.Value).TakeLast(4));
    }

    [Fact]
    public async Task The_next_stage_is_open_when_the_banks_time_has_run_out()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        var bank = await house.AddresseeAsync();
        await house.WriteAsync(claim, bank);
        await house.CarryAsync();
        house.Clock.Advance((await house.LetterAsync(claim)).AnswerDueAt - house.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        Assert.Equal(LetterRefusal.NotNow, Refusal(await house.WriteAsync(claim, bank, LetterKind.PreArbitration, 2)));

        house.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.IsType<LetterResult.Done>(await house.WriteAsync(claim, bank, LetterKind.PreArbitration, 2));
    }

    [Fact]
    public async Task A_letter_to_a_seller_leaves_the_turn_where_it_is_and_is_not_for_the_customer()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        var seller = await house.AddresseeAsync(CorrespondentKind.Seller);
        await house.WriteAsync(claim, seller, LetterKind.DemandToSeller);
        await house.CarryAsync();

        Assert.Equal(ClaimStatus.InReview, (await house.NowAsync(claim)).Status);
        Assert.True((await house.StoryAsync(claim)).Single(entry => entry.Kind == ClaimEntryKind.LetterSent).IsInternal);
        Assert.IsType<LetterResult.Done>(await house.AnswerAsync(claim, 1, LetterOutcome.Refused));
        Assert.Equal(ClaimStatus.InReview, (await house.NowAsync(claim)).Status);
    }

    [Fact]
    public async Task A_second_press_of_the_button_finds_the_letter_written()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        var bank = await house.AddresseeAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.WriteAsync(claim, bank))));

        Assert.Single(results.OfType<LetterResult.Done>());
        Assert.All(results.OfType<LetterResult.Refused>(), refused => Assert.Equal(LetterRefusal.Changed, refused.Reason));
        Assert.Equal(1, await house.App.CountAsync("letter", claim.TrackNumber));
        Assert.Equal(1, await house.App.ValueAsync<long>(
            "select count(*) from outbox_message where type = 'letter.send' and payload ->> 'claimNumber' = $1", claim.ClaimNumber));
    }

    [Theory]
    [InlineData("Тема\r\nBcc: stranger@example.org", null, nameof(LetterRefusal.SubjectBroken))]
    [InlineData("Сумма {{amountAsked}}", null, nameof(LetterRefusal.VariableLeft))]
    [InlineData(" ", null, nameof(LetterRefusal.SubjectMissing))]
    [InlineData(null, "\n\n", nameof(LetterRefusal.BodyMissing))]
    public async Task Words_that_no_mail_takes_are_refused_and_nothing_is_written(string? subject, string? body, string refusal)
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();

        Assert.Equal(
            refusal, Refusal(await house.WriteAsync(claim, await house.AddresseeAsync(), subject: subject, body: body)).ToString());
        Assert.Equal(0, await house.App.CountAsync("letter", claim.TrackNumber));
        Assert.Equal(ClaimStatus.InReview, (await house.NowAsync(claim)).Status);
    }

    [Fact]
    public async Task An_answer_is_refused_that_cannot_be_one()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync());
        Assert.Equal(LetterRefusal.NotSent, Refusal(await house.AnswerAsync(claim, 1, LetterOutcome.Refused)));
        await house.CarryAsync();

        Assert.Equal(LetterRefusal.DateWrong, Refusal(await house.AnswerAsync(claim, 1, LetterOutcome.Refused, daysLater: -1)));
        Assert.Equal(LetterRefusal.DateWrong, Refusal(await house.AnswerAsync(claim, 1, LetterOutcome.Refused, daysLater: 1)));
        Assert.Equal(LetterRefusal.AnswerMissing, Refusal(await house.AnswerAsync(claim, 1, LetterOutcome.Refused, text: " \n")));
        Assert.Equal(LetterRefusal.SumWrong, Refusal(await house.AnswerAsync(claim, 1, LetterOutcome.Refunded)));

        // The policy covers 2,499 roubles.
        Assert.Equal(LetterRefusal.SumWrong, Refusal(await house.AnswerAsync(claim, 1, LetterOutcome.Refunded, refunded: 2_499_01)));
        Assert.IsType<LetterResult.Done>(await house.AnswerAsync(claim, 1, LetterOutcome.Refunded, refunded: 2_499_00));
        Assert.Equal(LetterRefusal.AlreadyAnswered, Refusal(await house.AnswerAsync(claim, 1, LetterOutcome.Refunded, refunded: 1_00)));
        Assert.IsType<LetterResult.NotFound>(await house.AnswerAsync(claim, 2, LetterOutcome.Refused));
    }

    [Fact]
    public async Task The_figures_of_a_bank_are_those_counted_by_hand()
    {
        var house = shared.Cleared();
        var bank = await house.AddresseeAsync(name: "=Банк, \"Первый\"");
        var silent = await house.AddresseeAsync(name: "Молчаливый банк");

        // 2, 5 and 6 days: the median is 5. Two of three brought money: 300 + 450.50.
        foreach (var (days, refunded) in new (int, long?)[] { (2, 300_00), (5, null), (6, 450_50) })
        {
            var claim = await house.ClaimAsync();
            await house.WriteAsync(claim, bank);
            await house.CarryAsync();
            house.Clock.Advance(TimeSpan.FromDays(days));
            Assert.IsType<LetterResult.Done>(await house.AnswerAsync(
                claim, 1, refunded is null ? LetterOutcome.Refused : LetterOutcome.Refunded, refunded));
        }

        await house.WriteAsync(await house.ClaimAsync(), bank);
        await house.WriteAsync(await house.ClaimAsync(), silent);
        await house.CarryAsync();
        await house.WriteAsync(await house.ClaimAsync(), await house.AddresseeAsync(CorrespondentKind.Seller), LetterKind.DemandToSeller);
        await house.CarryAsync();

        using var consultant = await house.App.SignInAsync("smirnov");
        var csv = await consultant.GetStringAsync(
            new Uri("/desk/letters/banks.csv", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "\"'=Банк, \"\"Первый\"\"\",\"Банк\",\"4\",\"3\",\"5\",\"2\",\"0.667\",\"750.5\"",
                "\"Молчаливый банк\",\"Банк\",\"1\",\"0\",\"\",\"0\",\"\",\"0\"",
            ],
            csv.Split("\r\n").Where(
                line => line.Contains("Первый", StringComparison.Ordinal) || line.Contains("Молчаливый", StringComparison.Ordinal)));
        Assert.Equal(1, await house.App.ValueAsync<long>("select count(*) from audit_entry where action = 'letter.banks-exported'"));
    }

    private static LetterRefusal Refusal(LetterResult result) => Assert.IsType<LetterResult.Refused>(result).Reason;
}
