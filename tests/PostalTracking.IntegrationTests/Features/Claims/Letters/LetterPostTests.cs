using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection.Paper;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Letters;

public sealed class LetterPostTests(SharedLetterHouse shared, TestDatabases databases) : IClassFixture<SharedLetterHouse>
{
    [Fact]
    public async Task A_letter_goes_once_with_its_paper_and_enclosures_and_gives_the_bank_its_turn()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        var written = Assert.IsType<LetterResult.Done>(
            await house.WriteAsync(claim, await house.AddresseeAsync(), withPolicyPaper: true)).Letter;

        Assert.Equal(1, await house.CarryAsync());
        Assert.Equal(0, await house.CarryAsync());

        var mail = Assert.Single(house.Sink.Letters);
        Assert.Equal((written.MessageId, written.Subject), (mail.MessageId, mail.Subject));
        Assert.Contains(claim.TrackNumber, mail.Subject, StringComparison.Ordinal);
        Assert.Equal("claims@house.example", mail.From.Mailboxes.Single().Address);
        Assert.Equal("bank@bank.example", mail.To.Mailboxes.Single().Address);
        Assert.Contains("Петрова А. И.", mail.TextBody, StringComparison.Ordinal);
        var (paper, policy) = (mail.Attached(0), mail.Attached(1));
        Assert.Equal(LetterPdf.Of(written), paper);
        Assert.Equal(Assert.Single(written.Enclosures).Sha256, EnclosureFiles.Hash(policy));

        // What the bank reads, and what it must not: the keys of the buyer's page.
        Assert.Contains($"Исх. № {claim.ClaimNumber}-1", await PaperReaders.TextAsync(paper), StringComparison.Ordinal);
        Assert.Contains(written.Enclosures[0].Sha256, await PaperReaders.TextAsync(paper), StringComparison.Ordinal);
        Assert.DoesNotContain(await PaperReaders.CodesAsync(policy), code => code.StartsWith("QR-Code", StringComparison.Ordinal));
        Assert.DoesNotContain("Код доступа", await PaperReaders.TextAsync(policy), StringComparison.OrdinalIgnoreCase);

        var letter = await house.LetterAsync(claim);
        var after = await house.NowAsync(claim);
        Assert.Equal(LetterState.Sent, letter.State);
        Assert.Equal(house.Clock.GetUtcNow(), letter.SentAt!.Value, TimeSpan.FromMilliseconds(1)); // PostgreSQL keeps microseconds.
        Assert.Equal((ClaimStatus.BankCorrespondence, ClaimSide.Bank), (after.Status, after.Turn));
        Assert.Equal(letter.AnswerDueAt, after.DueAt);
        Assert.Equal(ClockKind.BankAnswer, after.Clocks.Running!.Kind);
        Assert.Equal(
            [ClaimEntryKind.Moved, ClaimEntryKind.LetterSent], (await house.StoryAsync(claim)).TakeLast(2).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_later_and_the_letter_keeps_its_id()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync());
        house.Sink.Then(SmtpManner.Busy, SmtpManner.Closed, SmtpManner.DropAfterData);

        await house.CarryAsync();
        Assert.Equal("450 4.2.1 Mailbox is busy", (await house.LetterAsync(claim)).Failure);
        foreach (var minutes in new[] { 1, 5, 15 })
        {
            house.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await house.CarryAsync());
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(1, await house.CarryAsync());
        }

        // The third attempt was read to its end and not taken, the fourth was taken.
        Assert.Equal(4, house.Sink.Conversations);
        Assert.Equal(2, house.Sink.Letters.Count);
        Assert.Single(house.Sink.Letters.Select(mail => mail.MessageId).Distinct());
        Assert.Equal(LetterState.Sent, (await house.LetterAsync(claim)).State);
        Assert.Null((await house.LetterAsync(claim)).Failure);
    }

    [Fact]
    public async Task A_letter_that_was_taken_stays_sent_however_they_part()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync());
        house.Sink.Then(SmtpManner.TakeAndDrop);

        await house.CarryAsync();

        Assert.Equal(LetterState.Sent, (await house.LetterAsync(claim)).State);
        Assert.Single(house.Sink.Letters);
    }

    [Fact]
    public async Task A_letter_that_is_refused_is_told_on_the_case_and_can_be_sent_again()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        var bank = await house.AddresseeAsync();
        await house.WriteAsync(claim, bank);
        house.Sink.Then(SmtpManner.Refuse);

        Assert.Equal(1, await house.CarryAsync());
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await house.CarryAsync());

        var failed = await house.LetterAsync(claim);
        Assert.Equal((LetterState.Failed, "550 5.1.1 No such mailbox"), (failed.State, failed.Failure));
        var story = await house.StoryAsync(claim);
        var note = story.Single(entry => entry.Kind == ClaimEntryKind.Note);
        Assert.True(note.IsInternal);
        Assert.Contains("550 5.1.1 No such mailbox", note.Text, StringComparison.Ordinal);
        Assert.Equal((ClaimStatus.InReview, ClaimSide.Us), ((await house.NowAsync(claim)).Status, (await house.NowAsync(claim)).Turn));

        Assert.IsType<LetterResult.Done>(await house.AgainAsync(claim));
        Assert.Equal(1, await house.CarryAsync());
        Assert.Equal(LetterState.Sent, (await house.LetterAsync(claim)).State);
        Assert.Equal(failed.MessageId, Assert.Single(house.Sink.Letters).MessageId);
        Assert.Equal(ClaimStatus.BankCorrespondence, (await house.NowAsync(claim)).Status);
    }

    [Fact]
    public async Task After_two_and_a_half_days_a_letter_is_given_up()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync());
        house.Sink.Then([.. Enumerable.Repeat(SmtpManner.Busy, 20)]);

        var attempts = 0;
        for (var hour = 0; hour < 100; hour++)
        {
            attempts += await house.CarryAsync();
            house.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(9, attempts);
        Assert.Equal(LetterState.Failed, (await house.LetterAsync(claim)).State);
        Assert.Empty(house.Sink.Letters);
    }

    [Fact]
    public async Task Whoever_dies_between_the_posts_yes_and_the_note_of_it_sends_it_twice_under_one_id_and_loses_nothing()
    {
        var house = shared.Cleared();
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync());
        using var death = new CancellationTokenSource();
        house.Sink.OnData = death.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.CarryAsync(death.Token));
        house.Sink.OnData = null;
        Assert.Equal(LetterState.Posted, (await house.LetterAsync(claim)).State);
        Assert.Equal(0, await house.CarryAsync());

        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(1, await house.CarryAsync());

        Assert.Equal(2, house.Sink.Letters.Count);
        Assert.Single(house.Sink.Letters.Select(mail => mail.MessageId).Distinct());
        Assert.Equal(LetterState.Sent, (await house.LetterAsync(claim)).State);
        Assert.Single(await house.StoryAsync(claim), entry => entry.Kind == ClaimEntryKind.LetterSent);
    }

    [Fact]
    public async Task Many_posts_at_once_carry_each_letter_once()
    {
        var house = shared.Cleared();
        var bank = await house.AddresseeAsync();
        for (var i = 0; i < 6; i++)
        {
            Assert.IsType<LetterResult.Done>(await house.WriteAsync(await house.ClaimAsync(), bank));
        }

        var carried = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.CarryAsync())));

        Assert.Equal(6, carried.Sum());
        Assert.Equal(6, house.Sink.Letters.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(6, house.Sink.Letters.Count);
        Assert.Equal(6, await house.App.ValueAsync<long>("select count(*) from letter where state = 2 and correspondent_id = $1", bank.Id));
    }

    [Fact]
    public async Task Without_a_post_letters_wait_and_go_by_hand()
    {
        await using var house = await LetterHouse.OpenAsync(databases, hasPost: false);
        var claim = await house.ClaimAsync();
        await house.WriteAsync(claim, await house.AddresseeAsync());

        Assert.Equal(0, await house.CarryAsync());
        Assert.Equal(LetterState.Posted, (await house.LetterAsync(claim)).State);
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.IsType<LetterResult.Done>(await house.ByHandAsync(claim));

        var letter = await house.LetterAsync(claim);
        Assert.Equal((LetterState.Sent, true), (letter.State, letter.IsByHand));
        Assert.True(letter.AnswerDueAt > house.Clock.GetUtcNow().AddDays(9), "The time for the answer begins when the letter goes.");
        Assert.Equal(LetterRefusal.AlreadySent, Assert.IsType<LetterResult.Refused>(await house.ByHandAsync(claim)).Reason);
    }
}
