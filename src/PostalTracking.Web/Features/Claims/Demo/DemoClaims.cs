using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Demo;

/// <summary>Claims of the demo's own policies, one for each turn a claim can take: made by the use cases, as people make them.</summary>
internal sealed class DemoClaims(
    PostalTrackingDbContext db, SellProtection sale, FileClaim filing, MoveClaim moves, WriteMessage messages, DemoMode demo,
    IConfiguration configuration)
{
    private static readonly ClaimActor Consultant = new(ClaimAuthor.Staff, Mover.Consultant | Mover.Senior, DemoMode.Consultant);

    private static readonly (string Number, long Cod, ClaimFacts Facts, ClaimOrder[] Moves, string? Message)[] All =
    [
        ("39000026005319", 4_500_00,
            Facts(Circumstance.SomethingElse, "Вместо телефона в коробке лежит кирпич.", ("ordered", "Телефон"), ("came", "Кирпич")),
            [], null),
        ("39000026005326", 2_490_00,
            Facts(Circumstance.PoorQuality, "Чайник не включается, корпус треснул.", ("ordered", "Электрический чайник")),
            [], "Добрый день. Когда вы открыли коробку, чайник был уже с трещиной?"),
        ("39000026005333", 1_990_00,
            Facts(Circumstance.OtherDeceit, "Передумал, книга больше не нужна."),
            [new(ClaimStatus.Rejected, ClaimReason.NotCovered, "Книга пришла целая и та, что вы заказали.")], null),
        ("39000026005340", 2_190_00,
            Facts(Circumstance.SomethingElse, "Пришли чужие ношеные ботинки.", ("ordered", "Кроссовки"), ("came", "Ношеные ботинки")),
            [new(ClaimStatus.Approved, ClaimReason.FraudConfirmed, "Такие же жалобы на этого продавца мы получали ещё от троих.")], null),
        ("39000026005357", 2_900_00,
            Facts(Circumstance.EmptyBox, "В коробке только бумага.", ("ordered", "Наушники")),
            [new(ClaimStatus.EvidenceRequested, ClaimReason.DetailsNeeded, "Напишите, пожалуйста, в каком магазине вы заказывали.")], null),
        ("39000026005364", 1_250_00,
            Facts(Circumstance.SomethingElse, "Карта пришла не та.", ("ordered", "Карта памяти"), ("came", "Пустая упаковка")),
            [new(ClaimStatus.BankCorrespondence, ClaimReason.BankMustAnswer)], null),
    ];

    /// <summary>Once the demo's parcels are there; a second time changes nothing.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (!demo.IsOn || !configuration.GetValue("Demo:Parcels", true))
        {
            return;
        }

        foreach (var claim in All)
        {
            await MakeAsync(claim.Number, claim.Cod, claim.Facts, claim.Moves, claim.Message, cancellationToken);
        }
    }

    private async Task MakeAsync(
        string number, long cod, ClaimFacts facts, ClaimOrder[] orders, string? message, CancellationToken cancellationToken)
    {
        if (await db.Set<Policy>().AnyAsync(policy => policy.TrackNumber == number, cancellationToken))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sold = await sale.SellAsync(
            new(TrackNumber.Parse(number), cod, "79105551234", null, Consent: true, PaymentMeans.Cash),
            new(DemoMode.Clerk, DemoShift.Id, DemoShift.Office),
            cancellationToken) as SaleOutcome.Sold;
        if (sold is null
            || await filing.FileAsync(
                sold.Policy.PolicyNumber, facts with { AmountAsked = cod }, Consultant, ClaimChannel.Phone, "ru", cancellationToken)
                is not ClaimOutcome.Done { Claim: var claim })
        {
            return;
        }

        foreach (var order in orders)
        {
            await moves.MoveAsync(claim.ClaimNumber, order, Consultant, version: null, cancellationToken);
        }

        if (message is not null)
        {
            await messages.WriteAsync(claim.ClaimNumber, message, Consultant, isInternal: false, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static ClaimFacts Facts(Circumstance circumstance, string description, params (string Key, string Answer)[] answers) =>
        new(circumstance, description, Answers: answers.ToDictionary(answer => answer.Key, answer => answer.Answer));
}
