using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Payouts.Payees;

/// <summary>Whom and where to.</summary>
internal sealed record Payee(string Name, PayeeAccount Account);

/// <summary>
/// Keeps payees unreadable to whoever reads the database, each under the number of its claim: bytes carried over to another claim's
/// row open nothing.
/// </summary>
internal sealed class PayeeSafe(IDataProtectionProvider protection)
{
    private const string Purpose = "Claims.Payee";

    public byte[] Close(string claimNumber, Payee payee) => Protector(claimNumber).Protect(
        JsonSerializer.SerializeToUtf8Bytes(new Kept(payee.Name, payee.Account.Number, payee.Account.Bic)));

    public Payee Open(string claimNumber, byte[] closed)
    {
        var kept = JsonSerializer.Deserialize<Kept>(Protector(claimNumber).Unprotect(closed))!;
        return new(kept.Name, PayeeAccount.Parse(kept.Account, kept.Bic));
    }

    private IDataProtector Protector(string claimNumber) => protection.CreateProtector(Purpose, claimNumber);

    private sealed record Kept(string Name, string Account, string Bic);
}
