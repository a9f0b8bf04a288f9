using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The staff's one-time codes: secrets readable to this app alone, and no code taken twice.</summary>
internal sealed class TotpCodes(PostalTrackingDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Store = "totp";
    private const string Name = "secret";

    private readonly IDataProtector _protector = protection.CreateProtector("staff.totp");

    /// <summary>
    /// Whether this is the code of now, or of the step before or after it (clocks differ), and was not taken before;
    /// from here on it is. Two requests with one code: one of them wins.
    /// </summary>
    public async Task<bool> TakeAsync(Guid staffId, string code, CancellationToken cancellationToken)
    {
        var kept = await db.UserTokens.AsNoTracking()
            .Where(token => token.UserId == staffId && token.LoginProvider == Store && token.Name == Name)
            .Select(token => token.Value).SingleOrDefaultAsync(cancellationToken);
        return kept is not null && await TakeAsync(staffId, _protector.Unprotect(Convert.FromBase64String(kept)), code, cancellationToken);
    }

    /// <summary>With a secret that is not kept yet: the first code proves that the app has it.</summary>
    public async Task<bool> TakeAsync(Guid staffId, byte[] secret, string code, CancellationToken cancellationToken)
    {
        var now = Totp.StepAt(clock.GetUtcNow());
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (IsSame(Totp.Code(secret, step), code)
                && await db.Users.Where(member => member.Id == staffId && member.LastTotpStep < step)
                    .ExecuteUpdateAsync(set => set.SetProperty(member => member.LastTotpStep, step), cancellationToken) == 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Written with the caller's <c>SaveChanges</c>, in the place of an earlier one.</summary>
    public async Task KeepAsync(StaffMember member, byte[] secret, CancellationToken cancellationToken)
    {
        if (await db.UserTokens.FindAsync([member.Id, Store, Name], cancellationToken) is { } earlier)
        {
            earlier.Value = Protected(secret);
        }
        else
        {
            Add(member, secret);
        }
    }

    /// <summary>For an account that has none.</summary>
    public void Add(StaffMember member, byte[] secret)
    {
        db.Add(new IdentityUserToken<Guid> { UserId = member.Id, LoginProvider = Store, Name = Name, Value = Protected(secret) });
        member.TwoFactorEnabled = true;
    }

    private string Protected(byte[] secret) => Convert.ToBase64String(_protector.Protect(secret));

    private static bool IsSame(string right, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(typed));
}
