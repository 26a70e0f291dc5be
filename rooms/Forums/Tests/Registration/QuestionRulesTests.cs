using Isthmus.Forums.Registration;

namespace Isthmus.Forums.Tests.Registration;

public sealed class QuestionRulesTests
{
    private static readonly RegistrationTypeId s_type = RegistrationTypeId.New();

    private static Question Ask(int place, QuestionKind kind, bool required = false, Question? onlyIf = null, string? answer = null) => new()
    {
        Id = QuestionId.New(), TypeId = s_type, Place = place, Kind = kind, Required = required, Text = LocalText.Of($"Question {place}", null, null),
        Choices = LocalText.Of(kind is QuestionKind.Choice or QuestionKind.Several ? "Fish\nMeat\nNeither" : null, null, null), OnlyIf = onlyIf?.Id, OnlyIfAnswer = answer,
    };

    private static AnswerFields Say(Question q, string? value, params string[] values) => new() { Question = q.Id.Value, Value = value, Values = [.. values] };

    [Fact]
    public void A_question_counts_only_where_its_condition_is_met_also_through_others()
    {
        var dinner = Ask(1, QuestionKind.YesNo, required: true);
        var dish = Ask(2, QuestionKind.Choice, required: true, dinner, "yes");
        var diet = Ask(3, QuestionKind.Text, required: true, dish, "3");
        Question[] all = [dinner, dish, diet];

        var no = QuestionRules.Read(all, [Say(dinner, "no"), Say(dish, "3"), Say(diet, "nuts")]);
        Assert.Equal(["no"], no.Value.Values);

        var yes = QuestionRules.Read(all, [Say(dinner, "yes"), Say(dish, "3"), Say(diet, " nuts ")]);
        Assert.Equal(["yes", "3", "nuts"], yes.Value.Values);

        var open = QuestionRules.Read(all, [Say(dinner, "yes"), Say(dish, "3"), Say(diet, "")]);
        Assert.Equal("Answers[2].Value", Assert.Single(open.Refusal!.Fields).Field);
    }

    [Fact]
    public void An_answer_of_the_wrong_kind_is_refused_at_its_field()
    {
        Question[] all = [Ask(1, QuestionKind.YesNo), Ask(2, QuestionKind.Choice), Ask(3, QuestionKind.Several), Ask(4, QuestionKind.Number)];
        var wrong = QuestionRules.Read(all, [Say(all[0], "maybe"), Say(all[1], "4"), Say(all[2], null, "1", "9"), Say(all[3], "two")]);
        Assert.Equal(["Answers[0].Value", "Answers[1].Value", "Answers[2].Values", "Answers[3].Value"], wrong.Refusal!.Fields.Select(f => f.Field));

        var right = QuestionRules.Read(all, [Say(all[0], "no"), Say(all[1], "2"), Say(all[2], null, "3", "1"), Say(all[3], "-2.5")]);
        Assert.Equal(["no", "2", "1,3", "-2.5"], right.Value.Values);
        Assert.Empty(QuestionRules.Read(all, []).Value);
    }

    [Theory]
    [InlineData("abcd-efgh-jkmn", "ABCDEFGHJKMN"), InlineData(" OIL0 1111 2222 ", "011011112222"), InlineData("ABCDEFGHJKM", null), InlineData("https://x.example/ABCDEFGHJKMN", null), InlineData(null, null)]
    public void A_code_is_read_as_people_write_it(string? written, string? code) => Assert.Equal(code, TicketCode.Read(written));

    [Fact]
    public void Every_new_code_can_be_read_back() => Assert.All(Enumerable.Range(0, 500).Select(_ => TicketCode.New()), c => Assert.Equal(c, TicketCode.Read(TicketCode.Shown(c).ToLowerInvariant())));
}
