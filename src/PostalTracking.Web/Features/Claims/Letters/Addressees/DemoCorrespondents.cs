using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Made-up addressees of the demo: no bank, payment system or shop has these names and addresses.</summary>
internal sealed class DemoCorrespondents(PostalTrackingDbContext db, DemoMode demo)
{
    /// <summary>Once the schema is there; a second time changes nothing.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (!demo.IsOn || await db.Set<Correspondent>().AnyAsync(cancellationToken))
        {
            return;
        }

        db.AddRange(
            Bank("Банк «Береговой»", "chargeback@beregovoy.example", "040000111"),
            Bank("Банк «Окская долина»", "disputes@okskaya-dolina.example", "040000222"),
            Bank("Заречный сберегательный банк", null, "040000333"),
            Other(CorrespondentKind.PaymentSystem, "Платёжная система «Ладья»", "claims@ladya.example", "ru"),
            Other(CorrespondentKind.Seller, "Blue Kite Store", "support@blue-kite.example", "en"));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Correspondent Bank(string name, string? email, string bic) =>
        new() { Kind = CorrespondentKind.Bank, Name = name, Email = email, Bic = bic, Language = "ru" };

    private static Correspondent Other(CorrespondentKind kind, string name, string email, string language) =>
        new() { Kind = kind, Name = name, Email = email, Language = language };
}
