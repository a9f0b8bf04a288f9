using Microsoft.AspNetCore.Identity;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// Compares passwords and PINs with their hashes. One takes a third of a second of a core by design, so only so many are
/// computed side by side: guesses may fill the queue, the app goes on serving.
/// </summary>
internal sealed class PasswordCheck(IServiceScopeFactory scopes) : IDisposable
{
    // Of nothing anybody knows: an unknown name takes as long as a wrong password.
    private const string Nobodys = "AQAAAAIAA1tgAAAAEEcJO++fJZPuySTSJXKIaYAV3Lcw6fdl10otL450pgKpXnjTl4ElCnowFmk8D0hJvQ==";

    private readonly SemaphoreSlim _gate = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <param name="hash">Null: of nobody.</param>
    public async Task<bool> IsRightAsync(StaffMember? member, string? hash, string typed, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<StaffMember>>();
            var verdict = await Task.Run(() => hasher.VerifyHashedPassword(member!, hash ?? Nobodys, typed), cancellationToken);
            return hash is not null && verdict != PasswordVerificationResult.Failed;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
