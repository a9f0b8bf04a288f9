using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Access;

/// <summary>
/// Every door of the running app, whoever stands before it, whosever the object is: what comes of it is a reviewed table. A new
/// page or endpoint changes the table, so that somebody has to decide it.
/// </summary>
public sealed partial class PermissionTests(TestDatabases databases)
{
    /// <summary>Passed: what came then is no longer about rights (also a 400, a 409, a page that says what is wrong).</summary>
    private const string Yes = "yes";

    [Fact]
    public async Task Everybody_opens_what_was_decided_and_nothing_else()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var objects = await PathObjects.MakeAsync(app);
        var visitors = await Visitors.OfAsync(app);
        var table = new StringBuilder($"| Door | Whose | {string.Join(" | ", visitors.Select(v => v.Name))} |\n|---|---|{string.Concat(visitors.Select(_ => "---|"))}\n");

        foreach (var door in await Door.OfAsync(app.Services))
        {
            foreach (var (whose, path) in Paths(door, objects))
            {
                var cells = new List<string>();
                foreach (var visitor in visitors)
                {
                    cells.Add(await KnockAsync(door, path, visitor));
                }

                HoldsWhateverWasReviewed(door, visitors, cells);
                table.Append(cells.Distinct().Count() == 1
                    ? $"| {door.Name} | {whose} | anyone: {cells[0]} |\n"
                    : $"| {door.Name} | {whose} | {string.Join(" | ", cells)} |\n");
            }
        }

        var text = table.ToString();
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        await Snapshot.IsAsync("permissions.md", text);
    }

    [Fact]
    public async Task The_apps_files_are_everybodys()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());

        Assert.All(await Door.OfAsync(app.Services, files: true), door => Assert.NotNull(door.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    // What no review could let pass.
    private static void HoldsWhateverWasReviewed(Door door, IReadOnlyList<Visitor> visitors, List<string> cells)
    {
        var anonymous = door.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var decisions = door.Metadata.GetOrderedMetadata<IAuthorizeData>();
        var policies = decisions.Select(data => data.Policy).OfType<string>().ToList();
        Assert.True(anonymous || decisions.Count > 0, $"{door.Name} says of nobody that he may use it.");
        Assert.True(anonymous || cells[0] != Yes, $"{door.Name} is open to anyone.");

        foreach (var (visitor, cell) in visitors.Zip(cells).Where(_ => !anonymous))
        {
            var mayPass = visitor.Key is not null
                ? door.IsApi
                : !door.IsApi && visitor.Role is { } role && policies.All(
                    policy => StaffAccess.Roles.GetValueOrDefault(policy)?.Contains(role) == true);
            Assert.True(mayPass || cell != Yes, $"{door.Name} is open to {visitor.Name}.");
        }
    }

    private static IEnumerable<(string Whose, string Path)> Paths(Door door, IReadOnlyDictionary<string, PathObject[]> objects)
    {
        var names = Parameter.Matches(door.Route).Select(match => match.Groups[1].Value).ToList();
        var (query, named) = PathObjects.InQuery.GetValueOrDefault(door.Route);
        var first = names.FirstOrDefault() ?? named;
        var choices = first is null ? [new("", "")] : Of(first);
        return choices.Select(choice => (choice.Whose, Path: Parameter.Replace(
            door.Route, match => Uri.EscapeDataString(match.Groups[1].Value == first ? choice.Value : Of(match.Groups[1].Value)[0].Value))
            + (query is null ? "" : $"?{query}={choice.Value}")));

        PathObject[] Of(string name) =>
            objects.GetValueOrDefault($"{door.Name} {name}") ?? objects.GetValueOrDefault($"{door.Route} {name}")
            ?? objects.GetValueOrDefault(name)
            ?? throw new InvalidOperationException(
                $"{door.Name} has a parameter '{name}' for which {nameof(PathObjects)} makes no object.");
    }

    private static async Task<string> KnockAsync(Door door, string path, Visitor visitor)
    {
        using var request = new HttpRequestMessage(new(door.Method), door.Handler is null
            ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={door.Handler}");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (visitor.Key is { } key)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        if (door.Method != "GET")
        {
            // With the form's token a post goes all the way, but for those that would end the visit.
            request.Content = door.IsApi
                ? JsonContent.Create(new { kind = "void", reason = "-" })
                : new FormUrlEncodedContent(Leaving.Contains(door.Handler)
                    ? []
                    : new Dictionary<string, string> { ["__RequestVerificationToken"] = visitor.FormToken });
        }

        using var answer = await visitor.Http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode < 500, $"{door.Name} answers {visitor.Name} with {answer.StatusCode}.");
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound => $"{(int)answer.StatusCode}",
            HttpStatusCode.Redirect when answer.Headers.Location?.OriginalString.Split('?') is [var place, ..]
                && Elsewhere.TryGetValue(place, out var word) && place != door.Route => word,
            _ => Yes,
        };
    }

    private static readonly string?[] Leaving = ["SignOut", "Close"];

    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["/staff"] = "sign in",
        ["/staff/locked"] = "unlock",
        ["/staff/second-factor"] = "set up",
        ["/p"] = "enter the code",
    };

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")]
    private static partial Regex Parameter { get; }
}
