using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders.Register;

namespace PostalTracking.Web.Features.Senders.Appeal;

/// <summary>Keeps what senders write and what was answered.</summary>
internal sealed class SenderAppeals(
    PostalTrackingDbContext db, SenderRegister register, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Senders.Appeals");

    public async Task MakeAsync(string about, AppealWords words, string language, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.Add(new SenderAppeal
        {
            Id = Guid.CreateVersion7(now),
            About = about,
            Words = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(words)),
            Language = language,
            MadeAt = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public AppealWords Read(SenderAppeal appeal) => JsonSerializer.Deserialize<AppealWords>(_protector.Unprotect(appeal.Words))!;

    /// <summary>In the caller's transaction. Granted, the frauds of these claims warn nobody from the commit on.</summary>
    /// <returns>False where it was decided before.</returns>
    public async Task<bool> DecideAsync(
        Guid id,
        IReadOnlyList<(string TrackNumber, string ClaimNumber)> withdrawn,
        string reason,
        Guid by,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claims = withdrawn.Select(fraud => fraud.ClaimNumber).ToArray();
        var decided = await db.Set<SenderAppeal>().Where(appeal => appeal.Id == id && appeal.DecidedAt == null).ExecuteUpdateAsync(
            appeal => appeal
                .SetProperty(a => a.DecidedAt, now)
                .SetProperty(a => a.DecidedBy, by)
                .SetProperty(a => a.IsGranted, claims.Length > 0)
                .SetProperty(a => a.Reason, reason)
                .SetProperty(a => a.Withdrawn, claims),
            cancellationToken);
        foreach (var (trackNumber, claimNumber) in decided == 1 ? withdrawn : [])
        {
            await register.WithdrawAsync(claimNumber, trackNumber, now, cancellationToken);
        }

        return decided == 1;
    }
}
