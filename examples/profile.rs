use std::time::Instant;
use plan::store::*;
use plan::rules::*;
fn main(){
 let root=std::env::args().nth(1).unwrap();
 let today=plan::text::parse_day("2026-06-30").unwrap();
 let tree=WorkTree::new(&root);
 for _ in 0..3 {
 let t=Instant::now(); let entries=tree.entries(); println!("entries {:?}", t.elapsed());
 let t=Instant::now(); let texts:Vec<(String,String)>=entries.iter().map(|e|(e.path.clone(),tree.read(&e.path).unwrap())).collect(); println!("read {:?}", t.elapsed());
 let t=Instant::now(); for (p,x) in &texts { if p.ends_with("toml") {std::hint::black_box(toml::de::DeTable::parse(x).is_ok());} else {for e in granit_parser::Parser::new_from_str(x){std::hint::black_box(e.is_ok());}} } println!("parse-base {:?}", t.elapsed());
 let t=Instant::now(); let docs:Vec<_>=texts.iter().map(|(p,x)| plan::syntax::read(x, if p.ends_with("toml"){plan::syntax::Format::Toml}else{plan::syntax::Format::Yaml})).collect(); println!("syntax::read {:?}", t.elapsed());
 let t=Instant::now(); for d in &docs { let mut f=vec![]; plan::syntax::shape::examine(&d.root,&plan::portfolio::format::ACTIVITY,&mut f); } println!("examine {:?}", t.elapsed());
 let t=Instant::now(); drop(docs); println!("drop docs {:?}", t.elapsed());
 let t=Instant::now(); let p=plan::portfolio::Portfolio::load(&tree,today); println!("load(par) {:?}", t.elapsed());
 let t=Instant::now(); let facts=plan::facts::Facts::derive(&p,today); println!("facts {:?}", t.elapsed());
 let cx=Context{portfolio:&p,facts:&facts,rules:RULES};
 for r in RULES { let t=Instant::now(); let mut out=vec![]; match r.check { Check::File(c)=>{ for (i,f) in p.files.iter().enumerate(){ c(&cx, plan::text::SourceId(i as u32), f, &mut out);} }, Check::Whole(c)=>c(&cx,&mut out), _=>continue}; let e=t.elapsed(); if e.as_micros()>2000 {println!("   {} {:?}", r.name, e);} }
 let t=Instant::now(); let rep=plan::check::check(&p,&facts,&vec![]); println!("check(par) {:?} {}", t.elapsed(), rep.findings.len());
 let t=Instant::now(); let s=plan::render::check_human::render(&p,&rep,false,plan::render::Style{lang:plan::text::Lang::Sv,width:100,color:false}); println!("render {:?} {}", t.elapsed(), s.len());
 let t=Instant::now(); drop(p); println!("drop {:?}", t.elapsed());
 println!();
 }
}
