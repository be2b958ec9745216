package config

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"keywatch/digest"
)

const smallest = "fetch: {contact: a@us.example}\n"

func TestWeightsLieOverTheDefaults(t *testing.T) {
	c, err := readText(t, smallest+"relevance:\n  tiers: {C: 9}\n  reasons: {keyword: 0, competitor-here: 25}\n  subtypes: {acquired by: 5}\n  stage: 0\n  stages: [signing]\n")
	if err != nil {
		t.Fatal(err)
	}
	want := digest.DefaultWeights()
	want.Tiers["C"], want.Reasons["keyword"], want.Reasons["competitor-here"] = 9, 0, 25
	want.Subtypes["acquired by"], want.Stage, want.Stages = 5, 0, []string{"signing"}
	if d := cmp.Diff(want, c.Relevance); d != "" {
		t.Error("(-want +have):\n" + d)
	}
	if c, err = readText(t, smallest); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(digest.DefaultWeights(), c.Relevance); d != "" {
		t.Error("without the section (-want +have):\n" + d)
	}
}

func TestAPlaybookOfOnesOwnIsReadWithItsPlaces(t *testing.T) {
	path := folder(t, map[string]string{"keywatch.yaml": smallest + "digest: {playbook: plays.yaml}\n", "plays.yaml": onePlay})
	c, err := Load(path, noEnv)
	if err != nil {
		t.Fatal(err)
	}
	if c.Digest.Playbook == nil || len(c.Digest.Playbook.Plays) != 1 || c.Digest.Playbook.Plays[0].Kind != "answer" {
		t.Errorf("the playbook is %+v", c.Digest.Playbook)
	}
	path = folder(t, map[string]string{
		"keywatch.yaml": smallest + "digest: {playbook: plays.yaml}\n",
		"plays.yaml":    onePlay + "- {id: b, kind: wait, days: 2, step: 'call {fact}'}\n- {id: c, kind: answer, days: 90, step: 'call {fact}'}\n",
	})
	_, err = Load(path, noEnv)
	var all *Errors
	if !errors.As(err, &all) {
		t.Fatalf("got %v", err)
	}
	var got [][2]any
	for _, p := range all.Problems {
		got = append(got, [2]any{p.Line, p.Message})
	}
	want := [][2]any{
		{3, `digest.playbook: play b: kind "wait" is none of protect, value-proof, sponsor, win-back, expand, welcome, ask-who-follows, answer, meet, reference`},
		{4, "digest.playbook: play c: days must be 1 to 60 working days"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error("(-want +have):\n" + d)
	}
}
