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
            new Correspondent
            {
                Kind = CorrespondentKind.PaymentSystem, Name = "Платёжная система «Ладья»", Email = "claims@ladya.example", Language = "ru",
            },
            new Correspondent { Kind = CorrespondentKind.Seller, Name = "Blue Kite Store", Email = "support@blue-kite.example", Language = "en" });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Correspondent Bank(string name, string? email, string bic) =>
        new() { Kind = CorrespondentKind.Bank, Name = name, Email = email, Bic = bic, Language = "ru" };
}
