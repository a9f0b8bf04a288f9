using Microsoft.Extensions.DependencyInjection;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Rounds;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.BrowserTests.Desk;

/// <summary>Claims at the desk, of every kind: late and early, ours and the customer's, somebody's and nobody's.</summary>
internal static class DeskStock
{
    private static readonly (Circumstance What, long Cod, string Words, double HoursLeft, ClaimReason? Hold)[] Claims =
    [
        (Circumstance.EmptyBox, 2_900_00, "Коробка пришла пустая, внутри только пакет с воздухом.", -2, null),
        (Circumstance.Overcharged, 12_300_00, "С карты списали 12 300, а на сайте было 9 900.", 20, null),
        (Circumstance.PoorQuality, 2_750_00, "Посуда разбита, от сервиза целы две чашки.", 60, null),
        (Circumstance.SenderUnreachable, 5_100_00, "Продавец удалил объявление и не отвечает.", 90, null),
        (Circumstance.OtherDeceit, 1_490_00, "В коробке совсем не тот размер, продавец обвиняет меня.", 0, ClaimReason.CourtOrPolice),
    ];

    private static Task<string>? _main;

    /// <summary>The number of the claim that stands in the middle of its course; the others are around it, once a run.</summary>
    public static Task<string> FillAsync(this House house) => _main ??= MakeAsync(house);

    /// <summary>A claim that nobody has touched yet, in review where a call is enough.</summary>
    public static async Task<string> NewAsync(this House house, Circumstance what, long cod, string words, double? hoursLeft = null)
    {
        var (policy, _) = await house.App.BuyAsync(await house.ArrivedAsync(cod), daysAgo: 5, cod: cod, email: "buyer@example.org");
        await using var scope = house.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Web.Data.PostalTrackingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var outcome = await scope.ServiceProvider.GetRequiredService<FileClaim>().FileAsync(
            policy, new(what, words, cod), cod <= 3_000_00 ? Staff("smirnov") : new(ClaimAuthor.Customer, Mover.Customer),
            cod <= 3_000_00 ? ClaimChannel.Phone : ClaimChannel.Online, "ru", CancellationToken.None);
        await transaction.CommitAsync();
        var claim = Assert.IsType<ClaimOutcome.Done>(outcome).Claim.ClaimNumber;
        if (hoursLeft is { } hours)
        {
            await house.DueAsync(claim, hours);
        }

        // Said now, so that it is not said between a page and its form: whoever looked before would have to look again.
        if (hoursLeft < 0)
        {
            await house.DoAsync<OverdueClocks>(round => round.RunAsync(CancellationToken.None));
        }

        return claim;
    }

    /// <summary>As <paramref name="userName"/> would by a form.</summary>
    public static Task MoveAsync(this House house, string claim, ClaimOrder order, string userName = "smirnov") =>
        house.DoAsync<MoveClaim>(async moves =>
            Assert.IsType<ClaimOutcome.Done>(await moves.MoveAsync(claim, order, Staff(userName), null, CancellationToken.None)));

    public static Task WriteAsync(this House house, string claim, string text, ClaimActor by, bool isInternal = false) =>
        house.DoAsync<WriteMessage>(messages => messages.WriteAsync(claim, text, by, isInternal, CancellationToken.None));

    public static ClaimActor Staff(string userName)
    {
        var account = DemoStaff.All.Single(one => one.UserName == userName);
        var mover = account.Role == StaffRole.Consultant ? Mover.Consultant : Mover.Consultant | Mover.Senior;
        return new(ClaimAuthor.Staff, mover, account.Id);
    }

    private static async Task<string> MakeAsync(House house)
    {
        foreach (var (what, cod, words, hours, hold) in Claims)
        {
            var claim = await house.NewAsync(what, cod, words, hold is null ? hours : null);
            if (hold is not null)
            {
                await house.MoveAsync(claim, new(ClaimStatus.OnHold, hold));
            }
        }

        var main = await house.NewAsync(
            Circumstance.SomethingElse, 4_500_00, "Заказывала телефон, пришёл кирпич в газете. Видео сняла сразу.");
        await house.App.ReceiveAsync(main, EvidenceKind.UnboxingVideo);
        const string please = "Пришлите, пожалуйста, снимок переписки с продавцом.";
        await house.MoveAsync(main, new(ClaimStatus.EvidenceRequested, ClaimReason.DocumentNeeded, please)
        {
            Needs = [new(EvidenceKind.Correspondence, "обещание продавца и его ответ")],
        });
        var asked = await house.App.ReadAsync(main);
        await house.WriteAsync(main, "Вот переписка, он удалил объявление.", FiledClaims.Buyer(asked.TrackNumber, asked.PolicyNumber));
        await house.App.ReceiveAsync(main, EvidenceKind.Correspondence);
        await house.WriteAsync(main, "На 0:04 видна наклейка, номер совпадает.", Staff("smirnov"), isInternal: true);
        await house.DoAsync<AssignClaim>(assign =>
            assign.AssignAsync(main, DemoMode.Consultant, Staff("volkova"), null, CancellationToken.None));
        await house.DueAsync(main, 3);
        return main;
    }

    private static async Task DoAsync<T>(this House house, Func<T, Task> act)
        where T : notnull
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    // What a claim has been through by then, the page need not show.
    private static async Task DueAsync(this House house, string claim, double hours)
    {
        await using var command = house.App.Database.CreateCommand("update claim set due_at = $2 where claim_number = $1");
        command.Parameters.AddWithValue(claim);
        command.Parameters.AddWithValue(TimeProvider.System.GetUtcNow().AddHours(hours));
        await command.ExecuteNonQueryAsync();
    }
}
