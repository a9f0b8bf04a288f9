using System.Net;
using Microsoft.AspNetCore.Identity;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The first step of signing in: who knows this name's password.</summary>
internal sealed class PasswordSignIn(UserManager<StaffMember> staff, PasswordCheck passwords, SignInAttempts attempts, StaffDoor door)
{
    private const string Step = "password";

    public abstract record Verdict
    {
        public sealed record Right(StaffMember Member) : Verdict;

        /// <summary>Whatever is wrong: the answer is the same for no such name, a disabled account and a wrong password.</summary>
        public sealed record Wrong : Verdict;

        public sealed record TooSoon(TimeSpan Wait) : Verdict;
    }

    public async Task<Verdict> TryAsync(string userName, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        if (userName.Length > 256 || password.Length > PasswordRules.Longest)
        {
            return new Verdict.Wrong();
        }

        if (await attempts.BeginAsync(Step, userName, address, cancellationToken) is { } wait)
        {
            return new Verdict.TooSoon(wait);
        }

        var member = await staff.FindByNameAsync(userName);
        var right = await passwords.IsRightAsync(member?.PasswordHash, password, cancellationToken);
        if (right && door.MayEnter(member!))
        {
            await attempts.SucceededAsync(Step, userName, address, cancellationToken);
            return new Verdict.Right(member!);
        }

        await door.RefuseAsync(member, Step, cancellationToken);
        return new Verdict.Wrong();
    }
}
